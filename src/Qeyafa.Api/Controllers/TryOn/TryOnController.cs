using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.TryOn;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Api.Controllers.TryOn;

/// <summary>Garments tried on bodies: jobs whose result is a picture.</summary>
[Route("api/v1/tryon")]
[Tags("tryon")]
public sealed class TryOnController(IDispatcher dispatcher) : ApiController
{
    private const string Path = "/api/v1/tryon/";

    /// <summary>Asks for a garment to be tried on.</summary>
    /// <remarks>
    /// The answer comes at once, with the try-on <c>pending</c>. Follow it at <c>/events</c>, or read it now and then, until it is <c>completed</c>, <c>failed</c> or <c>canceled</c>.
    /// Body and garment cannot be deleted before.
    /// </remarks>
    /// <param name="body">What is to be tried on.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="202">The try-on, which waits for its turn, with its <c>Location</c>.</response>
    /// <response code="400">The body cannot be read: an id that is no id, an unknown member.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="409">The same request is still being carried out, or body or garment were changed at the same time.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">Body or garment is none of yours, or has no picture; <c>errors</c> names which.</response>
    /// <response code="429">You have too many try-ons that have not ended, or sent too many requests.</response>
    /// <response code="503">Too many try-ons are waiting, or the database is away.</response>
    [HttpPost("", Name = "TryOn_Create")]
    [MayAnswer("picture_missing", "tryon_limit_user", "tryon_limit_overall", "concurrent_change")]
    [IdempotentCreate]
    [ProducesResponseType<TryOnDto>(StatusCodes.Status202Accepted)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TryOnDto>> Create([FromBody] TryOnBody body, CancellationToken cancellationToken) =>
        AcceptedAnswer(Shown(await dispatcher.SendAsync(new CreateTryOn(body.BodyId, body.ClothingId), cancellationToken)), created => Path + created.Id);

    /// <summary>Lists your try-ons, newest first.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="status">Only those in this state: <c>pending</c>, <c>processing</c>, <c>completed</c>, <c>failed</c> or <c>canceled</c>.</param>
    /// <param name="bodyId">Only those of this body record: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("", Name = "TryOn_List")]
    [ProducesResponseType<PageBody<TryOnDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<TryOnDto>>> List(PageQuery page, [FromQuery] TryOnStatus? status, [FromQuery] EntityId? bodyId, CancellationToken cancellationToken) =>
        List(await dispatcher.SendAsync(new ListTryOns(page.ToRequest(), new TryOnFilter(status, bodyId)), cancellationToken));

    /// <summary>Answers one try-on.</summary>
    /// <remarks>The link to the picture works for a limited time: a completed try-on is always answered whole, never with 304.</remarks>
    /// <param name="id">The try-on's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The try-on, with its <c>ETag</c>.</response>
    /// <response code="304">The try-on has no picture yet and still the version that <c>If-None-Match</c> names.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such try-on, or it is not yours to read.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{id}", Name = "TryOn_Get")]
    [ProducesResponseType<TryOnDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TryOnDto>> Get([FromRoute] EntityId id, CancellationToken cancellationToken)
    {
        var found = await dispatcher.SendAsync(new GetTryOn(id), cancellationToken);
        return found is { IsSuccess: true, Value.Value.ResultImageUrl: not null } ? StoredResource(found) : Resource(found);
    }

    /// <summary>Deletes a try-on with its picture, and takes it out of the favourites.</summary>
    /// <remarks>One that has not ended is canceled.</remarks>
    /// <param name="id">The try-on's id: 24 hexadecimal digits.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The try-on is gone.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such try-on, or it is not yours to delete.</response>
    /// <response code="412">The try-on has another version than <c>If-Match</c> names.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpDelete("{id}", Name = "TryOn_Delete")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Delete([FromRoute] EntityId id, ExpectedVersion expected, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new DeleteTryOn(id, expected), cancellationToken));

    private static Result<TryOnDto> Shown(Result<Versioned<TryOnDto>> result) => result.Map(versioned => versioned.Value);
}
