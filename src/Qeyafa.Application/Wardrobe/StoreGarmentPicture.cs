using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Stores a garment's picture, in the place of the one before.</summary>
/// <param name="Id">The garment's id.</param>
/// <param name="File">The file as it was sent; it stays the sender's to dispose of.</param>
public sealed record StoreGarmentPicture(EntityId Id, TemporaryFile File) : ICommand<Versioned<GarmentDto>>, ISignedInRequest;

internal sealed class StoreGarmentPictureHandler(
    IGarmentRepository garments, IPictures pictures, IPictureLinks links, ICaller caller, IAccessPolicy policy, TimeProvider clock)
    : ICommandHandler<StoreGarmentPicture, Versioned<GarmentDto>>
{
    /// <summary>The picture is stored before the document names it: a picture that no document names is swept away, a document never names one that is not there.</summary>
    public async Task<Result<Versioned<GarmentDto>>> Handle(StoreGarmentPicture request, CancellationToken cancellationToken)
    {
        var garment = await garments.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.WriteWardrobe, cancellationToken);
        if (garment is null)
        {
            return Error.NotFound;
        }

        var key = PictureKey.Clothing(garment.UserId, garment.Id);
        if ((await pictures.StoreAsync(key, request.File, cancellationToken)).Error is { } refused)
        {
            return refused;
        }

        if (await garments.ShowAsync(garment.UserId, garment.Id, key, clock.GetUtcNow(), cancellationToken) is { } shown)
        {
            return GarmentDto.ShowVersioned(shown, links);
        }

        await pictures.DeleteAsync(key, CancellationToken.None);
        return Error.NotFound;
    }
}
