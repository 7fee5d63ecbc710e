using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>Where the caller is signed in.</summary>
[Route("api/v1/auth/sessions")]
[Tags("auth")]
[NeverKept]
public sealed class SessionsController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Lists the caller's live sessions, newest first.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">One page; no session shows anything of its tokens.</response>
    /// <response code="400">A query parameter is wrong, or the cursor is none of this list.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("", Name = "Sessions_List")]
    [ProducesResponseType<PageBody<SessionDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<SessionDto>>> List(PageQuery page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        return List(await dispatcher.SendAsync(new ListSessions(page.ToRequest()), cancellationToken));
    }

    /// <summary>Ends one of the caller's sessions.</summary>
    /// <param name="id">The session's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The session has ended; its tokens are refused from the next request on, on every node within 5 seconds.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The caller has no live session with this id.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpDelete("{id}", Name = "Sessions_End")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> End(EntityId id, CancellationToken cancellationToken) => NoContent(await dispatcher.SendAsync(new EndSession(id), cancellationToken));
}
