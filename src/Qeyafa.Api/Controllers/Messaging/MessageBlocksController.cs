using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Messaging;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>From whom a person takes no messages.</summary>
[Route("api/v1/messages/blocks")]
[Tags("messages")]
public sealed class MessageBlocksController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Lists whose messages you do not want, in the order of their ids.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("", Name = "MessageBlocks_List")]
    [ProducesResponseType<PageBody<BlockDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<BlockDto>>> List(PageQuery page, CancellationToken cancellationToken) => List(await dispatcher.SendAsync(new ListBlocks(page.ToRequest()), cancellationToken));

    /// <summary>Takes no more messages from somebody.</summary>
    /// <remarks>
    /// They are not told, and what they sent before stays. Whether there is an account with the id is not told either. Doing it again changes nothing.
    /// </remarks>
    /// <param name="userId">From whom: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">Their messages do not reach you from the next one on.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="422">The id is your own, or you block 1,000 people already.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("{userId}", Name = "MessageBlocks_Put")]
    [MayAnswer("too_many_blocks", "validation_failed")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Put([FromRoute] EntityId userId, CancellationToken cancellationToken) => NoContent(await dispatcher.SendAsync(new BlockPerson(userId), cancellationToken));

    /// <summary>Takes messages from somebody again.</summary>
    /// <param name="userId">From whom: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">Their messages reach you again.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">You do not block this person.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpDelete("{userId}", Name = "MessageBlocks_Delete")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Delete([FromRoute] EntityId userId, CancellationToken cancellationToken) => NoContent(await dispatcher.SendAsync(new UnblockPerson(userId), cancellationToken));
}
