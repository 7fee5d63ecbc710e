using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Notifications;

namespace Qeyafa.Api.Controllers.Operations;

/// <summary>What would have gone out by mail and SMS, for whoever tests. It does not exist in Production.</summary>
[Route("qa/outbox")]
[Tags("operations")]
[AllowAnonymous]
public sealed class QaOutboxController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Answers the newest messages, codes included. Outside Production only.</summary>
    /// <param name="to">The email address or telephone number; without it everybody's messages are answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <response code="200">At most 100 messages, newest first.</response>
    /// <response code="400">A parameter is unknown or repeated.</response>
    /// <response code="429">Too many requests from this address.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet(Name = "Outbox_List")]
    [ProducesResponseType<OutboxDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<OutboxDto>> Read([FromQuery] string? to, CancellationToken cancellationToken) =>
        Answer(await dispatcher.SendAsync(new ReadOutbox(to), cancellationToken));
}
