using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;

namespace Qeyafa.Application.Sharing;

/// <summary>Ends what one person shares with another, at once.</summary>
/// <param name="UserId">Whose data.</param>
/// <param name="GranteeId">With whom.</param>
/// <param name="Expected">The versions that the client is willing to end.</param>
public sealed record EndShare(EntityId UserId, EntityId GranteeId, ExpectedVersion Expected) : ICommand<Done>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.WriteShares;
}

internal sealed class EndShareHandler(IShareRepository shares, IAuditLog audit, IUnitOfWork work, TimeProvider clock) : ICommandHandler<EndShare, Done>
{
    public Task<Result<Done>> Handle(EndShare request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => EndAsync(request, cancellation), cancellationToken);

    private async Task<Result<Done>> EndAsync(EndShare request, CancellationToken cancellationToken)
    {
        if (await shares.FindAsync(request.UserId, request.GranteeId, clock.GetUtcNow(), cancellationToken) is not { } share)
        {
            return Error.NotFound;
        }

        if (request.Expected.Check(share.Version) is { } stale)
        {
            return stale;
        }

        if (!await shares.DeleteAsync(request.UserId, request.GranteeId, share.Version, cancellationToken))
        {
            return request.Expected.Miss;
        }

        await audit.RecordAsync(new AuditEvent(AuditActions.SharesChanged, AuditOutcome.Success) { Subject = request.UserId, Detail = "ended" }, cancellationToken);
        return default(Done);
    }
}
