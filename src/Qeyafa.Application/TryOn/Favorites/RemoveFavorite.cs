using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn.Favorites;

/// <summary>Makes a try-on a favourite of the caller's no more. What is none is left as it is, whosever the try-on.</summary>
/// <param name="TryOnId">The try-on's id.</param>
public sealed record RemoveFavorite(EntityId TryOnId) : ICommand<Done>, ISignedInRequest;

internal sealed class RemoveFavoriteHandler(IFavoriteRepository favorites, ICaller caller) : ICommandHandler<RemoveFavorite, Done>
{
    public async Task<Result<Done>> Handle(RemoveFavorite request, CancellationToken cancellationToken)
    {
        await favorites.RemoveAsync(caller.RequiredUserId(), request.TryOnId, cancellationToken);
        return default(Done);
    }
}
