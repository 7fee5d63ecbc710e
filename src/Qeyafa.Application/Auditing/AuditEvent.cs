using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auditing;

/// <summary>Something that matters for security and has just happened, or was refused. Actor, session, address, device, time and trace are the request's own.</summary>
/// <param name="Action">What was done: one of <see cref="AuditActions"/>.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record AuditEvent(string Action, AuditOutcome Outcome)
{
    /// <summary>Who did it, where that is not the signed-in caller: somebody who has just proved who they are.</summary>
    public EntityId? Actor { get; init; }

    /// <summary>The session in which it was done, or which it is about, where that is not the caller's.</summary>
    public EntityId? Session { get; init; }

    /// <summary>Whose account it is about; null where no account is concerned, or none is known.</summary>
    public EntityId? Subject { get; init; }

    /// <summary>A stable word that says more: the error's code, the channel, the role. Never a secret, an address or a telephone number.</summary>
    public string? Detail { get; init; }
}

/// <summary>How an audited action ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Success,

    /// <summary>It was tried and failed.</summary>
    Failure,

    /// <summary>It was not allowed.</summary>
    Denied,
}
