using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Sharing;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Sharing;

/// <summary>What people share with others.</summary>
[Route("api/v1/users/{id}/shares")]
[Tags("users")]
public sealed class SharesController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Lists what a person shares, in the order of the ids of those with whom.</summary>
    /// <remarks>
    /// A share that has ended is not listed.
    /// </remarks>
    /// <param name="id">Whose data: 24 hexadecimal digits.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The shares are not yours to see.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet(Name = "Shares_List")]
    [ProducesResponseType<PageBody<ShareDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<ShareDto>>> List([FromRoute] EntityId id, PageQuery page, CancellationToken cancellationToken) =>
        List(await dispatcher.SendAsync(new ListShares(id, page.ToRequest()), cancellationToken));

    /// <summary>Answers what a person shares with another.</summary>
    /// <param name="id">Whose data: 24 hexadecimal digits.</param>
    /// <param name="userId">With whom: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The share, with its <c>ETag</c>.</response>
    /// <response code="304">The share still has the version that <c>If-None-Match</c> names.</response>
    /// <response code="400">An id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">Nothing is shared, it has ended, or it is not yours to see.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{userId}", Name = "Shares_Get")]
    [ProducesResponseType<ShareDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<ShareDto>> Get([FromRoute] EntityId id, [FromRoute] EntityId userId, CancellationToken cancellationToken) =>
        Resource(await dispatcher.SendAsync(new GetShare(id, userId), cancellationToken));

    /// <summary>Shares a person's data with another until an end date, or replaces what is shared.</summary>
    /// <remarks>
    /// It has effect from the next request on, while the other account is active and has the right <c>shares:receive</c>, as contractors and societies have;
    /// whether it has the right is not told. No scope implies another: whoever may write measurements reads only what they have just written in its answer.
    /// </remarks>
    /// <param name="id">Whose data: 24 hexadecimal digits.</param>
    /// <param name="userId">With whom: 24 hexadecimal digits.</param>
    /// <param name="body">What is shared and until when.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The share as it is now, with its new <c>ETag</c>.</response>
    /// <response code="201">The share is made.</response>
    /// <response code="400">An id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no active account with the id, or the data is not yours to share.</response>
    /// <response code="409">Another request changed the share at the same time.</response>
    /// <response code="412">The share has another version than <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">There is no scope or an unknown one, the end is not ahead or more than 10 years away, or both ids are the same.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("{userId}", Name = "Shares_Put")]
    [ProducesResponseType<ShareDto>(StatusCodes.Status200OK)]
    [ProducesResponseType<ShareDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<ShareDto>> Put(
        [FromRoute] EntityId id, [FromRoute] EntityId userId, [FromBody] ShareBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new PutShare(id, userId, body.Scopes, body.ExpiresAt, expected), cancellationToken));

    /// <summary>Ends what a person shares with another, from the next request on.</summary>
    /// <param name="id">Whose data: 24 hexadecimal digits.</param>
    /// <param name="userId">With whom: 24 hexadecimal digits.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">Nothing is shared any more.</response>
    /// <response code="400">An id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">Nothing is shared, it has ended, or it is not yours to end.</response>
    /// <response code="409">Another request changed the share at the same time.</response>
    /// <response code="412">The share has another version than <c>If-Match</c> names.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpDelete("{userId}", Name = "Shares_End")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> End([FromRoute] EntityId id, [FromRoute] EntityId userId, ExpectedVersion expected, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new EndShare(id, userId, expected), cancellationToken));
}
