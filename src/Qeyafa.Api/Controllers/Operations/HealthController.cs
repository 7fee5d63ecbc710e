using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qeyafa.Api.Health;
using Qeyafa.Api.Http;
using Qeyafa.Api.Logging;

namespace Qeyafa.Api.Controllers.Operations;

/// <summary>Whether the process lives, and whether it can serve.</summary>
[Route("health")]
[Tags("operations")]
[AllowAnonymous]
[QuietEndpoint]
public sealed class HealthController(HealthReports health) : ApiController
{
    private static readonly HealthDto Alive = new("healthy", []);

    /// <summary>Answers as long as the process lives; it looks at nothing else.</summary>
    /// <response code="200">The process lives.</response>
    [HttpGet("live", Name = "Health_Live")]
    [ProducesResponseType<HealthDto>(StatusCodes.Status200OK)]
    public ActionResult<HealthDto> Live() => Answer<HealthDto>(Alive);

    /// <summary>Whether every part that a request needs can be reached.</summary>
    /// <response code="200">The service can serve; a part may be <c>degraded</c>.</response>
    /// <response code="503">A part is away; <c>checks</c> says which; or the node is being stopped.</response>
    [HttpGet("ready", Name = "Health_Ready")]
    [ProducesResponseType<HealthDto>(StatusCodes.Status200OK)]
    [ProducesResponseType<HealthDto>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<HealthDto>> Ready(CancellationToken cancellationToken)
    {
        var report = await health.ReadAsync(cancellationToken);
        var checks = report.Entries
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new HealthCheckDto(entry.Key, Word(entry.Value.Status), entry.Value.Description, Math.Round(entry.Value.Duration.TotalMilliseconds, 3)));
        return new JsonAnswer<HealthDto>(
            new HealthDto(Word(report.Status), [.. checks]),
            report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
