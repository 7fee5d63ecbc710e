using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn.Favorites;

/// <summary>Makes a try-on a favourite of the caller's no more. What is none is left as it is, whosever the try-on.</summary>
/// <param name="TryOnId">The try-on's id.</param>
public sealed record RemoveFavorite(EntityId TryOnId) : ICommand<Done>, ISignedInRequest;

internal sealed class RemoveFavoriteHandler(ITryOnRepository tryOns, IFavoriteRepository favorites, ICaller caller, IUnitOfWork work) : ICommandHandler<RemoveFavorite, Done>
{
    public Task<Result<Done>> Handle(RemoveFavorite request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => RemoveAsync(request.TryOnId, caller.RequiredUserId(), cancellation), cancellationToken);

    private async Task<Result<Done>> RemoveAsync(EntityId tryOnId, EntityId owner, CancellationToken cancellationToken)
    {
        if (await favorites.RemoveAsync(owner, tryOnId, cancellationToken))
        {
            await tryOns.AdvanceAsync(tryOnId, owner, cancellationToken);
        }

        return default(Done);
    }
}
