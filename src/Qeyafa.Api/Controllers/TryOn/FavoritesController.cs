using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.TryOn.Favorites;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.TryOn;

/// <summary>Try-ons that a person likes.</summary>
[Route("api/v1/favorites")]
[Tags("favorites")]
public sealed class FavoritesController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Lists your favourites with their try-ons, newest favourite first.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("", Name = "Favorites_List")]
    [ProducesResponseType<PageBody<FavoriteDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<FavoriteDto>>> List(PageQuery page, CancellationToken cancellationToken) =>
        List(await dispatcher.SendAsync(new ListFavorites(page.ToRequest()), cancellationToken));

    /// <summary>Makes a try-on of yours a favourite. Doing it again changes nothing.</summary>
    /// <param name="tryonId">The try-on's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">It was a favourite already.</response>
    /// <response code="201">It is a favourite now.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such try-on, or it is not yours.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("{tryonId}", Name = "Favorites_Put")]
    [ProducesResponseType<FavoriteDto>(StatusCodes.Status200OK)]
    [ProducesResponseType<FavoriteDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<FavoriteDto>> Put([FromRoute] EntityId tryonId, CancellationToken cancellationToken)
    {
        var put = await dispatcher.SendAsync(new PutFavorite(tryonId), cancellationToken);
        var favorite = put.Map(outcome => outcome.Favorite);
        return put is { IsSuccess: true, Value.Created: true } ? CreatedAnswer(favorite, _ => Request.Path.ToUriComponent()) : Answer(favorite);
    }

    /// <summary>Makes a try-on a favourite of yours no more. What is none is left as it is.</summary>
    /// <param name="tryonId">The try-on's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">It is no favourite of yours.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpDelete("{tryonId}", Name = "Favorites_Remove")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Remove([FromRoute] EntityId tryonId, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new RemoveFavorite(tryonId), cancellationToken));
}
