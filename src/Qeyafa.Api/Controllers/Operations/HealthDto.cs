namespace Qeyafa.Api.Controllers.Operations;

/// <summary>How the service is doing.</summary>
/// <param name="Status">The worst of the checks: <c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Checks">What was looked at; empty for the question whether the process lives.</param>
public sealed record HealthDto(string Status, IReadOnlyList<HealthCheckDto> Checks);

/// <summary>One part that was looked at.</summary>
/// <param name="Name">The part, such as <c>database</c>.</param>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Detail">A sentence about it, or null; never an address or a secret.</param>
/// <param name="DurationMs">How long the look took, in milliseconds.</param>
public sealed record HealthCheckDto(string Name, string Status, string? Detail, double DurationMs);
