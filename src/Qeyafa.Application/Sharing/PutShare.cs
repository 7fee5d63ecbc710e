using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Sharing;

/// <summary>
/// Shares a person's data with another until an end date, or replaces what is shared. It has effect while the other one's account is active and has the right
/// to receive shares, as contractors and societies have; whether it has is not told.
/// </summary>
/// <param name="UserId">Whose data.</param>
/// <param name="GranteeId">With whom: an active account, and another one.</param>
/// <param name="Scopes">The words of what is shared (<see cref="ShareScope"/>).</param>
/// <param name="ExpiresAt">When the share ends (<see cref="ShareTerms.ExpiresAt"/>).</param>
/// <param name="Expected">The versions that the client is willing to replace.</param>
public sealed record PutShare(EntityId UserId, EntityId GranteeId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, ExpectedVersion Expected)
    : ICommand<Versioned<ShareDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.WriteShares;
}

internal sealed class PutShareHandler(
    ICaller caller, IShareRepository shares, IUserRepository users, IAuditLog audit, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<PutShare, Versioned<ShareDto>>
{
    public async Task<Result<Versioned<ShareDto>>> Handle(PutShare request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var terms = ShareTerms.Create(request.Scopes, request.ExpiresAt, now);
        if (!terms.IsSuccess)
        {
            return terms.Error;
        }

        if (request.GranteeId == request.UserId)
        {
            return Error.Rule("user_id", "must be somebody else: everybody reaches their own data.");
        }

        return await work.RunAsync(cancellation => PutAsync(request, terms.Value, now, cancellation), cancellationToken);
    }

    private async Task<Result<Versioned<ShareDto>>> PutAsync(PutShare request, ShareTerms terms, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ownerIsThere = request.UserId == caller.UserId || await users.FindAsync(request.UserId, cancellationToken) is not null;
        if (!ownerIsThere || await users.FindAsync(request.GranteeId, cancellationToken) is not { IsActive: true })
        {
            return Error.NotFound;
        }

        long? expectedVersion = null;
        if (request.Expected.IsStated)
        {
            expectedVersion = (await shares.FindAsync(request.UserId, request.GranteeId, now, cancellationToken))?.Version;
            if (request.Expected.Check(expectedVersion) is { } stale)
            {
                return stale;
            }
        }

        if (await shares.PutAsync(request.UserId, request.GranteeId, terms, now, expectedVersion, cancellationToken) is not { } share)
        {
            return request.Expected.Miss;
        }

        var detail = string.Join(' ', terms.Scopes);
        await audit.RecordAsync(new AuditEvent(AuditActions.SharesChanged, AuditOutcome.Success) { Subject = request.UserId, Detail = detail }, cancellationToken);
        return mapper.Show(share);
    }
}
