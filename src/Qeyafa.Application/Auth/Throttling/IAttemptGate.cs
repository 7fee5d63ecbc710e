using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Throttling;

/// <summary>
/// Slows down those who guess. Every step that tries a credential passes it first: the try counts before the credential is looked at,
/// so that tries side by side cannot slip through. One that is neither right nor withdrawn by the end of the request has failed.
/// </summary>
public interface IAttemptGate
{
    /// <summary>
    /// Counts a try for an identifier, whether an account with it exists or not. While the identifier waits the answer is
    /// <see cref="ErrorKind.TooMany"/> with the time to wait, for the right credential too.
    /// </summary>
    /// <param name="kind">What is tried; each kind is counted apart.</param>
    /// <param name="identifier">The canonical email address, username, telephone number or account id that is tried.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Result<Attempt>> AdmitAsync(AttemptKind kind, string identifier, CancellationToken cancellationToken);

    /// <summary>The credential was right: the identifier's failures are forgotten.</summary>
    Task SucceededAsync(Attempt attempt, CancellationToken cancellationToken);

    /// <summary>The credential was not looked at after all, as the server was too busy: the try does not count.</summary>
    Task WithdrawAsync(Attempt attempt, CancellationToken cancellationToken);

    /// <summary>Forgets the failures of an identifier, as after a completed reset.</summary>
    Task ClearAsync(AttemptKind kind, string identifier, CancellationToken cancellationToken);
}

/// <summary>A try that has been let through.</summary>
/// <param name="Key">The counter that it was counted on.</param>
public sealed record Attempt(string Key)
{
    /// <summary>The try's own id.</summary>
    public EntityId Id { get; init; }
}

/// <summary>What is tried.</summary>
public enum AttemptKind
{
    /// <summary>A password, at sign-in and wherever else a signed-in person shows it again.</summary>
    Password,

    /// <summary>A code.</summary>
    Code,
}
