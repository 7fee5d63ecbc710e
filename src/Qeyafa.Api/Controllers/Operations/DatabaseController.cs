using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Monitoring;

namespace Qeyafa.Api.Controllers.Operations;

/// <summary>How the database is doing, for administrators.</summary>
[Route("api/v1/admin/database")]
[Tags("operations")]
[NeverKept]
public sealed class DatabaseController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Answers how the database is doing: response times, slow commands, use of indexes, sizes and growth, connections, replica set.</summary>
    /// <remarks>
    /// Response times, slow commands and connections are those of the node that answers, since its start; everything else is the database's. Shapes hold fields and operators and never a value.
    /// The database is looked at at most once in five seconds on each node. What its account may not see is null or absent, and named in <c>unavailable</c>.
    /// </remarks>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The report.</response>
    /// <response code="400">A query parameter was sent.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">No role of the account gives the right <c>operations:read</c> (<c>forbidden</c>).</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet(Name = "Database_Get")]
    [ProducesResponseType<DatabaseReportDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<DatabaseReportDto>> Get(CancellationToken cancellationToken) => Answer(await dispatcher.SendAsync(new ReadDatabaseReport(), cancellationToken));
}
