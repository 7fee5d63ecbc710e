using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Roles;

/// <summary>Whoever defines roles: nobody puts a right into a role, or takes one out of it, that they lack.</summary>
internal sealed class RoleAuthor(ICaller caller, Authorities authorities, IAuditLog audit)
{
    /// <summary>Null where the caller has all these rights, else what to answer.</summary>
    public async Task<Error?> RefusalAsync(IEnumerable<Grant> grants, CancellationToken cancellationToken) =>
        await authorities.OfCallerAsync(caller.RequiredUserId(), cancellationToken) is { } actor && actor.Covers(grants) ? null : AccessErrors.BeyondYourRights;

    /// <summary>Notes that a role was made, changed or deleted.</summary>
    public Task RecordAsync(string name, string what, CancellationToken cancellationToken) =>
        audit.RecordAsync(new AuditEvent(AuditActions.RoleDefined, AuditOutcome.Success) { Detail = $"{name} {what}" }, cancellationToken);
}
