using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Puts a garment into the caller's wardrobe.</summary>
/// <param name="Name">What the owner calls it; 1 to 200 characters.</param>
/// <param name="Category">The category in the owner's words; 1 to 100 characters.</param>
/// <param name="Brand">The brand; at most 100 characters.</param>
public sealed record AddGarment(string? Name, string? Category, string? Brand = null) : ICommand<Versioned<GarmentDto>>, ISignedInRequest;

internal sealed class AddGarmentHandler(IGarmentRepository garments, IPictureLinks links, ICaller caller, IReservedId reserved, TimeProvider clock)
    : ICommandHandler<AddGarment, Versioned<GarmentDto>>
{
    public async Task<Result<Versioned<GarmentDto>>> Handle(AddGarment request, CancellationToken cancellationToken)
    {
        var details = GarmentDetails.Create(request.Name, request.Category, request.Brand);
        if (!details.IsSuccess)
        {
            return details.Error;
        }

        var garment = Garment.Add(reserved.Value, caller.RequiredUserId(), details.Value, clock.GetUtcNow());
        if (await garments.InsertAsync(garment, cancellationToken))
        {
            return GarmentDto.ShowVersioned(garment, links);
        }

        return await garments.FindAsync(garment.UserId, garment.Id, cancellationToken) is { } earlier ? GarmentDto.ShowVersioned(earlier, links) : Error.ConcurrentChange;
    }
}
