using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn.Favorites;

/// <summary>A try-on that a person likes.</summary>
/// <param name="TryonId">The try-on's id.</param>
/// <param name="CreatedAt">Since when it is a favourite (UTC).</param>
/// <param name="Tryon">The try-on itself; null only where an earlier system left the favourite of one that is gone.</param>
public sealed record FavoriteDto(EntityId TryonId, DateTimeOffset CreatedAt, TryOnDto? Tryon);

internal static class FavoriteViews
{
    public static FavoriteDto Show(this TryOnView view, ShownFavorite shown) =>
        new(shown.Favorite.TryOnId, shown.Favorite.CreatedAt, shown.TryOn is { } job ? view.Show(job, isFavorite: true) : null);
}
