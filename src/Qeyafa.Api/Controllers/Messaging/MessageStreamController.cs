using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Api.Json;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Messaging;

namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>The live stream of messages.</summary>
[Route("api/v1/messages")]
[Tags("messages")]
public sealed class MessageStreamController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Follows the messages that you send and receive, as they come (server-sent events).</summary>
    /// <remarks>
    /// Each is <c>event: message</c> with the message as its data and the message's id as the event's id, in the order in which they were stored. Whoever connects again with the last id
    /// in <c>Last-Event-ID</c>, to whichever server, first gets what came meanwhile: nothing is lost and nothing comes twice. A comment is sent every 15 seconds. The stream ends when the session does,
    /// and when its reader is too slow; then connect again.
    /// </remarks>
    /// <param name="lastEventId">From <c>Last-Event-ID</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The events.</response>
    /// <response code="400"><c>Last-Event-ID</c> is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404"><c>Last-Event-ID</c> is no message of yours, or one that was deleted more than 7 days ago: read the conversations again, and follow without it.</response>
    /// <response code="429">Too many requests, or your account has 10 streams open on this server (<c>too_many_streams</c>).</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("stream", Name = "Messages_Stream")]
    [MayAnswer("too_many_streams")]
    [TimeLimit(0)]
    [Answers(EventStreamAnswer.MediaType)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, EventStreamAnswer.MediaType)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Stream(LastEventId lastEventId, CancellationToken cancellationToken)
    {
        var followed = await dispatcher.SendAsync(new FollowMessages(lastEventId.Value), cancellationToken);
        var json = HttpContext.RequestServices.GetRequiredService<ApiJson>();
        return followed.IsSuccess ? new EventStreamAnswer(followed.Value.Select(message => ServerEvent.Of("message", message, json, message.Id.ToString()))) : Problem(followed.Error);
    }
}
