using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Replaces all that is said of a garment: a brand that is not given is gone. The picture stays.</summary>
/// <param name="Id">The garment's id.</param>
/// <param name="Name">What the owner calls it; 1 to 200 characters.</param>
/// <param name="Category">The category in the owner's words; 1 to 100 characters.</param>
/// <param name="Brand">The brand; at most 100 characters.</param>
/// <param name="Expected">The versions that the client is willing to replace.</param>
public sealed record ReviseGarment(EntityId Id, string? Name, string? Category, string? Brand, ExpectedVersion Expected = default)
    : ICommand<Versioned<GarmentDto>>, ISignedInRequest;

internal sealed class ReviseGarmentHandler(IGarmentRepository garments, IPictureLinks links, ICaller caller, IAccessPolicy policy, TimeProvider clock)
    : ICommandHandler<ReviseGarment, Versioned<GarmentDto>>
{
    public async Task<Result<Versioned<GarmentDto>>> Handle(ReviseGarment request, CancellationToken cancellationToken)
    {
        var garment = await garments.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.WriteWardrobe, cancellationToken);
        if (garment is null) return Error.NotFound;

        var stored = garment.Version;
        if (request.Expected.Check(stored) is { } stale) return stale;

        var details = GarmentDetails.Create(request.Name, request.Category, request.Brand);
        if (!details.IsSuccess) return details.Error;

        garment.Describe(details.Value, clock.GetUtcNow());
        return await garments.ReplaceAsync(garment, stored, cancellationToken) ? GarmentDto.ShowVersioned(garment, links) : request.Expected.Miss;
    }
}
