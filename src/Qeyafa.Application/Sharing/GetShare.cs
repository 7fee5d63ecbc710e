using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;

namespace Qeyafa.Application.Sharing;

/// <summary>Answers what one person shares with another.</summary>
/// <param name="UserId">Whose data.</param>
/// <param name="GranteeId">With whom.</param>
public sealed record GetShare(EntityId UserId, EntityId GranteeId) : IQuery<Versioned<ShareDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ReadShares;
}

internal sealed class GetShareHandler(IShareRepository shares, IMapper mapper, TimeProvider clock) : IQueryHandler<GetShare, Versioned<ShareDto>>
{
    public async Task<Result<Versioned<ShareDto>>> Handle(GetShare request, CancellationToken cancellationToken) =>
        await shares.FindAsync(request.UserId, request.GranteeId, clock.GetUtcNow(), cancellationToken) is { } share ? mapper.Show(share) : Error.NotFound;
}
