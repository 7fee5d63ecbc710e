using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Messaging;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>Single messages.</summary>
[Route("api/v1/messages")]
[Tags("messages")]
public sealed class MessagesController(IDispatcher dispatcher, IReservedId reserved) : ApiController
{
    /// <summary>Sends a message.</summary>
    /// <remarks>
    /// The text is kept as written, white space and line breaks included, and answered as data: show it as plain text. Between two people there is always one conversation; further ones
    /// can be begun by choosing a <c>conversation_id</c>. Messages of one conversation stand in the order in which they were stored, whatever the clocks of the servers say.
    /// </remarks>
    /// <param name="body">The message.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="201">The message as it is stored.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, an id that is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The conversation is none of yours with this person.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken, or the person cannot be written to (<c>recipient_unreachable</c>): there is no such active account, or it wants no messages of yours. Which of them is not told.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("", Name = "Messages_Send")]
    [MayAnswer("recipient_unreachable")]
    [IdempotentCreate]
    [ProducesResponseType<MessageDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<MessageDto>> Send([FromBody] SendMessageBody body, CancellationToken cancellationToken) =>
        CreatedAnswer(
            await dispatcher.SendAsync(new SendMessage(body.RecipientId, body.Content, body.ParentId, body.ConversationId, reserved.Value), cancellationToken),
            sent => $"/api/v1/messages/conversations/{Uri.EscapeDataString(sent.ConversationId)}");

    /// <summary>Counts the messages that you have not read.</summary>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The number.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("unread-count", Name = "Messages_CountUnread")]
    [ProducesResponseType<UnreadDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<UnreadDto>> CountUnread(CancellationToken cancellationToken) => Answer(await dispatcher.SendAsync(new CountUnread(), cancellationToken));

    /// <summary>Notes that you have read a message that was sent to you.</summary>
    /// <remarks>
    /// Doing it again changes nothing.
    /// </remarks>
    /// <param name="id">The message's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">It is read.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no message to you with this id.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("{id}/read", Name = "Messages_MarkRead")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> MarkRead([FromRoute] EntityId id, CancellationToken cancellationToken) => NoContent(await dispatcher.SendAsync(new MarkMessageRead(id), cancellationToken));

    /// <summary>Deletes a message that you sent, for both people.</summary>
    /// <param name="id">The message's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The message is gone.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no message of yours with this id.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpDelete("{id}", Name = "Messages_Delete")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Delete([FromRoute] EntityId id, CancellationToken cancellationToken) => NoContent(await dispatcher.SendAsync(new DeleteMessage(id), cancellationToken));
}
