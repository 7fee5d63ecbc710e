using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn.Favorites;

/// <summary>Lists the caller's favourites with their try-ons, newest favourite first.</summary>
/// <param name="Page">Which page.</param>
public sealed record ListFavorites(PageRequest Page) : IQuery<Page<FavoriteDto>>, ISignedInRequest;

internal sealed class ListFavoritesValidator : AbstractValidator<ListFavorites>
{
    public ListFavoritesValidator() => this.PageIsSound(query => query.Page);
}

internal sealed class ListFavoritesHandler(IFavoriteRepository favorites, ICaller caller, TryOnView view) : IQueryHandler<ListFavorites, Page<FavoriteDto>>
{
    public async Task<Result<Page<FavoriteDto>>> Handle(ListFavorites request, CancellationToken cancellationToken)
    {
        var after = IdCursor.Read(request.Page.Cursor, "the favourites");
        if (!after.IsSuccess)
        {
            return after.Error;
        }

        var owner = caller.RequiredUserId();
        var found = await favorites.ListAsync(owner, new TryOnSlice(after.Value, request.Page.Skip, request.Page.Lookahead()), cancellationToken);
        long? total = request.Page.IncludeTotal ? await favorites.CountAsync(owner, cancellationToken) : null;
        return Pages.Of(request.Page, found, view.Show, last => IdCursor.Write(last.Favorite.Id), total);
    }
}
