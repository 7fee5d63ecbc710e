using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>
/// Deletes a try-on with its favourites, then its picture. One that has not ended is canceled first, so that its engine is told while the try-on still says of what.
/// A picture that stays behind because the process ends in between is named by no document and is swept away.
/// </summary>
/// <param name="Id">The try-on's id.</param>
/// <param name="Expected">The versions that the client is willing to delete.</param>
public sealed record DeleteTryOn(EntityId Id, ExpectedVersion Expected = default) : ICommand<Done>, ISignedInRequest;

internal sealed class DeleteTryOnHandler(
    ITryOnRepository tryOns, IFavoriteRepository favorites, ITryOnEngineCancel engine, IPictures pictures, ICaller caller, IAccessPolicy policy, IUnitOfWork work, TimeProvider clock)
    : ICommandHandler<DeleteTryOn, Done>
{
    public async Task<Result<Done>> Handle(DeleteTryOn request, CancellationToken cancellationToken)
    {
        if (await tryOns.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.WriteWardrobe, cancellationToken) is not { } stored)
        {
            return Error.NotFound;
        }

        if (request.Expected.Check(stored.Version) is { } stale)
        {
            return stale;
        }

        var version = stored.Version;
        if (!stored.Status.HasEnded() && await tryOns.CancelAsync(stored.Id, stored.UserId, clock.GetUtcNow(), cancellationToken) is { } canceled)
        {
            version = canceled.Version;
        }

        // Also of one that was canceled before: the worker may not have come to it yet.
        await engine.TellAsync(stored.Id, stored.UserId, cancellationToken);

        long? expected = request.Expected.IsStated ? version : null;
        var deleted = await work.RunAsync<Done>(
            async cancellation =>
            {
                if (!await tryOns.DeleteAsync(stored.Id, stored.UserId, expected, cancellation))
                {
                    return request.Expected.IsStated ? request.Expected.Miss : Error.NotFound;
                }

                await favorites.RemoveAsync(stored.UserId, stored.Id, cancellation);
                return default(Done);
            },
            cancellationToken);
        if (deleted.IsSuccess)
        {
            await pictures.DeleteAsync(PictureKey.TryOn(stored.UserId, stored.Id), cancellationToken);
        }

        return deleted;
    }
}
