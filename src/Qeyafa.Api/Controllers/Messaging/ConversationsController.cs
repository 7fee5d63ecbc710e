using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Messaging;

namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>Conversations between two people.</summary>
[Route("api/v1/messages/conversations")]
[Tags("messages")]
public sealed class ConversationsController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Lists your conversations, the one with the newest message first.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("", Name = "Conversations_List")]
    [ProducesResponseType<PageBody<ConversationDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<ConversationDto>>> List(PageQuery page, CancellationToken cancellationToken) =>
        List(await dispatcher.SendAsync(new ListConversations(page.ToRequest()), cancellationToken));

    /// <summary>Answers a part of a conversation.</summary>
    /// <remarks>
    /// A cursor goes on in the direction in which it was made: ask with the same <c>direction</c>.
    /// </remarks>
    /// <param name="conversationId">The conversation's id, at most 100 characters.</param>
    /// <param name="page">Which page.</param>
    /// <param name="direction"><c>older</c>: newest first, which is the default; <c>newer</c>: oldest first.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">You have no such conversation.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{conversationId}", Name = "Conversations_Read")]
    [ProducesResponseType<PageBody<MessageDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<MessageDto>>> Read(
        [FromRoute] string conversationId, PageQuery page, [FromQuery] ReadingDirection direction = ReadingDirection.Older, CancellationToken cancellationToken = default) =>
        List(await dispatcher.SendAsync(new ReadConversation(conversationId, direction, page.ToRequest()), cancellationToken));

    /// <summary>Notes that you have read everything in a conversation.</summary>
    /// <remarks>
    /// Doing it again changes nothing.
    /// </remarks>
    /// <param name="conversationId">The conversation's id, at most 100 characters.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">Nothing in it is unread for you.</response>
    /// <response code="400">The id cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">You have no such conversation.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("{conversationId}/read", Name = "Conversations_MarkRead")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> MarkRead([FromRoute] string conversationId, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new MarkConversationRead(conversationId), cancellationToken));
}
