using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Deletes a garment with its picture, unless a try-on that has not ended needs it.</summary>
/// <param name="Id">The garment's id.</param>
/// <param name="Expected">The versions that the client is willing to delete.</param>
public sealed record DeleteGarment(EntityId Id, ExpectedVersion Expected = default) : ICommand<Done>, ISignedInRequest;

internal sealed class DeleteGarmentHandler(
    IGarmentRepository garments, ITryOnUse use, IPictures pictures, IUnitOfWork work, ICaller caller, IAccessPolicy policy) : ICommandHandler<DeleteGarment, Done>
{
    public async Task<Result<Done>> Handle(DeleteGarment request, CancellationToken cancellationToken)
    {
        var garment = await garments.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.WriteWardrobe, cancellationToken);
        if (garment is null)
        {
            return Error.NotFound;
        }

        if (request.Expected.Check(garment.Version) is { } stale)
        {
            return stale;
        }

        var deleted = await work.RunAsync(cancellation => DeleteAsync(garment, request.Expected, cancellation), cancellationToken);
        if (deleted.IsSuccess && garment.Picture is { } picture)
        {
            await pictures.DeleteAsync(picture, CancellationToken.None);
        }

        return deleted;
    }

    /// <summary>A try-on holds the garment when it begins, so that of the two at once one comes after the other and sees it.</summary>
    private async Task<Result<Done>> DeleteAsync(Garment garment, ExpectedVersion expected, CancellationToken cancellationToken)
    {
        if (await use.NeedsGarmentAsync(garment.UserId, garment.Id, cancellationToken))
        {
            return WardrobeErrors.ClothingInUse;
        }

        long? version = expected.IsStated ? garment.Version : null;
        return await garments.DeleteAsync(garment.UserId, garment.Id, version, cancellationToken) ? default(Done)
            : expected.IsStated ? expected.Miss
            : Error.NotFound;
    }
}
