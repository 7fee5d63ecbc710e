using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Privacy;

/// <summary>Answers everything that is held about a person, to be written out piece by piece.</summary>
/// <param name="UserId">Whose data.</param>
public sealed record ExportAccount(EntityId UserId) : IQuery<PersonalArchive>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ExportAccount;
}

internal sealed class ExportAccountHandler(IUserRepository users, IPersonalData data, IPersonalPictures pictures, IAuditLog audit, TimeProvider clock) : IQueryHandler<ExportAccount, PersonalArchive>
{
    public async Task<Result<PersonalArchive>> Handle(ExportAccount request, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(request.UserId, cancellationToken) is null)
        {
            return Error.NotFound;
        }

        await audit.RecordAsync(new AuditEvent(AuditActions.Exported, AuditOutcome.Success) { Subject = request.UserId }, cancellationToken);
        return new PersonalArchive(data, pictures, request.UserId, clock.GetUtcNow());
    }
}
