using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth.Passwords;

/// <summary>What a new password brings with it, whichever way it came: sessions and codes end, and the owner is told.</summary>
internal sealed class PasswordChange(IUserRepository users, IChallengeStore challenges, ISessionControl sessions, IOutbox outbox, IAuditLog audit, IAttemptGate gate)
{
    /// <summary>The JSON path of the new password.</summary>
    public const string Member = "new_password";

    /// <summary>What a password must not be.</summary>
    public static IEnumerable<string> IdentifiersOf(User user) =>
        new[] { user.Email?.Value, user.Email?.LocalPart, user.Username?.Value, user.PhoneNumber?.Value, user.Name }.OfType<string>();

    /// <summary>That somebody who has proved to be the owner changed the password.</summary>
    /// <param name="action">How it was changed.</param>
    /// <param name="owner">Whose password it is.</param>
    public static AuditEvent ByOwner(string action, EntityId owner) => new(action, AuditOutcome.Success) { Actor = owner, Subject = owner };

    /// <summary>Stores an account with its new password; to be called in a unit of work.</summary>
    /// <param name="user">The changed account.</param>
    /// <param name="version">The version that the change was made on.</param>
    /// <param name="keep">The session that stays; null for none.</param>
    /// <param name="change">What the audit log is told of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null, or why nothing is to be stored.</returns>
    public async Task<Error?> StoreAsync(User user, long version, EntityId? keep, AuditEvent change, CancellationToken cancellationToken)
    {
        if (await users.SaveAsync(user, version, cancellationToken) != SaveUserOutcome.Saved)
        {
            return Error.ConcurrentChange;
        }

        await sessions.EndAllAsync(user.Id, keep, cancellationToken);
        await challenges.EndAllAsync(user.Id, cancellationToken);
        if (CodeText.PasswordChanged(user) is { } notice)
        {
            await outbox.EnqueueAsync(notice, cancellationToken);
        }

        await audit.RecordAsync(change, cancellationToken);
        return null;
    }

    /// <summary>Forgets what was counted and remembered of the old password; to be called when the new one is stored.</summary>
    public async Task ForgetAsync(User user, CancellationToken cancellationToken)
    {
        sessions.Forget(user.Id);
        foreach (var identifier in new[] { user.Email?.Value, user.Username?.Value, user.Id.ToString() }.OfType<string>())
        {
            await gate.ClearAsync(AttemptKind.Password, identifier, cancellationToken);
        }
    }
}
