using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn.Favorites;

/// <summary>Makes a try-on of the caller's a favourite. Doing it again changes nothing.</summary>
/// <param name="TryOnId">The try-on's id.</param>
public sealed record PutFavorite(EntityId TryOnId) : ICommand<PutFavoriteOutcome>, ISignedInRequest;

/// <summary>What a <see cref="PutFavorite"/> came to.</summary>
/// <param name="Favorite">The favourite.</param>
/// <param name="Created">Whether it is new.</param>
public sealed record PutFavoriteOutcome(FavoriteDto Favorite, bool Created);

/// <summary>The try-on is held, so that a deletion at the same time takes the new favourite with it or makes this run again and find nothing.</summary>
internal sealed class PutFavoriteHandler(ITryOnRepository tryOns, IFavoriteRepository favorites, ICaller caller, IUnitOfWork work, TryOnView view, TimeProvider clock)
    : ICommandHandler<PutFavorite, PutFavoriteOutcome>
{
    public Task<Result<PutFavoriteOutcome>> Handle(PutFavorite request, CancellationToken cancellationToken) =>
        work.RunAsync(cancellation => PutAsync(request.TryOnId, caller.RequiredUserId(), cancellation), cancellationToken);

    private async Task<Result<PutFavoriteOutcome>> PutAsync(EntityId tryOnId, EntityId owner, CancellationToken cancellationToken)
    {
        if (!await tryOns.HoldAsync(tryOnId, owner, cancellationToken) || await tryOns.FindAsync(tryOnId, OwnerScope.Of(owner), cancellationToken) is not { } job)
        {
            return Error.NotFound;
        }

        if (await favorites.FindAsync(owner, tryOnId, cancellationToken) is { } earlier)
        {
            return new PutFavoriteOutcome(view.Show(new ShownFavorite(earlier, job)), Created: false);
        }

        var now = clock.GetUtcNow();
        var favorite = new Favorite(EntityId.New(now), owner, tryOnId, DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()));
        await favorites.AddAsync(favorite, cancellationToken);
        await tryOns.AdvanceAsync(tryOnId, owner, cancellationToken);
        return new PutFavoriteOutcome(view.Show(new ShownFavorite(favorite, job)), Created: true);
    }
}
