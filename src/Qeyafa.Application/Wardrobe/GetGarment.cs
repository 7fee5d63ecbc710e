using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Reads one garment.</summary>
/// <param name="Id">The garment's id.</param>
public sealed record GetGarment(EntityId Id) : IQuery<Versioned<GarmentDto>>, ISignedInRequest;

internal sealed class GetGarmentHandler(IGarmentRepository garments, IPictureLinks links, ICaller caller, IAccessPolicy policy)
    : IQueryHandler<GetGarment, Versioned<GarmentDto>>
{
    public async Task<Result<Versioned<GarmentDto>>> Handle(GetGarment request, CancellationToken cancellationToken) =>
        await garments.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.ReadWardrobe, cancellationToken) is { } garment
            ? GarmentDto.ShowVersioned(garment, links)
            : Error.NotFound;
}
