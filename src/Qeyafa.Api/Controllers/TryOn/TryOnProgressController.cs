using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Api.Json;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.TryOn;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.TryOn;

/// <summary>What becomes of a try-on.</summary>
[Route("api/v1/tryon/{id}")]
[Tags("tryon")]
public sealed class TryOnProgressController(IDispatcher dispatcher) : ApiController
{
    private const string StatusEvent = "status";

    /// <summary>Cancels a try-on that has not ended.</summary>
    /// <param name="id">The try-on's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The try-on, canceled.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such try-on, or it is not yours to cancel.</response>
    /// <response code="409">The try-on has ended already (<c>tryon_ended</c>).</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("cancel", Name = "TryOn_Cancel")]
    [MayAnswer("tryon_ended")]
    [ProducesResponseType<TryOnDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TryOnDto>> Cancel([FromRoute] EntityId id, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new CancelTryOn(id), cancellationToken));

    /// <summary>Begins a failed or canceled try-on again.</summary>
    /// <remarks>It counts towards the limits like a new one, and needs its body and garment with their pictures like a new one.</remarks>
    /// <param name="id">The try-on's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="202">The try-on, which waits for its turn.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such try-on, or it is not yours to begin again.</response>
    /// <response code="409">The try-on is neither failed nor canceled (<c>tryon_not_retryable</c>).</response>
    /// <response code="422">Body or garment is gone, or has no picture any more; <c>errors</c> names which.</response>
    /// <response code="429">You have too many try-ons that have not ended, or sent too many requests.</response>
    /// <response code="503">Too many try-ons are waiting, or the database is away.</response>
    [HttpPost("retry", Name = "TryOn_Retry")]
    [MayAnswer("tryon_not_retryable", "picture_missing", "validation_failed", "tryon_limit_user", "tryon_limit_overall")]
    [ProducesResponseType<TryOnDto>(StatusCodes.Status202Accepted)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TryOnDto>> Retry([FromRoute] EntityId id, CancellationToken cancellationToken) =>
        AcceptedAnswer((await dispatcher.SendAsync(new RetryTryOn(id), cancellationToken)).Map(versioned => versioned.Value), again => $"/api/v1/tryon/{again.Id}");

    /// <summary>Streams what becomes of a try-on, until it has ended.</summary>
    /// <remarks>
    /// Server-sent events, each <c>event: status</c> with the try-on as its data: first how it stands, then every change, whichever node makes it. The last one is
    /// <c>completed</c>, <c>failed</c> or <c>canceled</c>; after it the stream ends. A stream that ends without one, because it lasted for long or a node stopped,
    /// is opened again. A comment comes at least every 15 seconds.
    /// </remarks>
    /// <param name="id">The try-on's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The stream.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such try-on, or it is not yours to read.</response>
    /// <response code="429">Too many streams are open, or too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("events", Name = "TryOn_Follow")]
    [MayAnswer("tryon_streams_limit")]
    [TimeLimit(0)]
    [NeverKept]
    [Answers(EventStreamAnswer.MediaType)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, EventStreamAnswer.MediaType)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Follow([FromRoute] EntityId id, CancellationToken cancellationToken)
    {
        var followed = await dispatcher.SendAsync(new FollowTryOn(id), cancellationToken);
        if (!followed.IsSuccess)
        {
            return Problem(followed.Error);
        }

        Response.RegisterForDispose(followed.Value);
        return new EventStreamAnswer(EventsAsync(followed.Value, HttpContext.RequestServices.GetRequiredService<ApiJson>(), CancellationToken.None));
    }

    private static async IAsyncEnumerable<ServerEvent> EventsAsync(TryOnEvents states, ApiJson json, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var state in states.ReadAsync(cancellationToken))
        {
            yield return ServerEvent.Of(StatusEvent, state, json);
        }
    }
}
