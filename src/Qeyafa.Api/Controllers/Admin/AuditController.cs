using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Admin;

/// <summary>The audit log, for administrators.</summary>
[Route("api/v1/admin/audit")]
[Tags("operations")]
public sealed class AuditController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Answers a page of the audit log, newest first.</summary>
    /// <remarks>
    /// Entries are added by what happens and cannot be added, changed or deleted through the API. They hold no secret, no email address and no telephone number.
    /// </remarks>
    /// <param name="page">Which page.</param>
    /// <param name="action">What was done, such as <c>session.sign_in</c>, <c>credential.throttled</c> or <c>access.denied</c>; at most 100 characters.</param>
    /// <param name="actor">Who did it: an account's id, 24 hexadecimal digits.</param>
    /// <param name="subject">Whose account it was about: its id, 24 hexadecimal digits.</param>
    /// <param name="outcome">How it ended: <c>success</c>, <c>failure</c> or <c>denied</c>.</param>
    /// <param name="from">The earliest time, included (RFC 3339).</param>
    /// <param name="to">The latest time, included (RFC 3339).</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read: an id that is no id, a cursor that is not of this list, a skip or limit out of range.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">No role of the account gives the right <c>audit:read</c> (<c>forbidden</c>).</response>
    /// <response code="422"><c>to</c> is before <c>from</c>, or the action is too long.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet(Name = "Audit_List")]
    [ProducesResponseType<PageBody<AuditEntryDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<AuditEntryDto>>> List(
        PageQuery page,
        [FromQuery] string? action,
        [FromQuery] EntityId? actor,
        [FromQuery] EntityId? subject,
        [FromQuery] AuditOutcome? outcome,
        [FromQuery] DateTimeOffset? from,
        [FromQuery] DateTimeOffset? to,
        CancellationToken cancellationToken) =>
        List(await dispatcher.SendAsync(new ListAuditEntries(page.ToRequest(), new AuditFilter(action, actor, subject, outcome, from, to)), cancellationToken));
}
