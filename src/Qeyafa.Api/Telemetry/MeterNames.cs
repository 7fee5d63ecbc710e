using Qeyafa.Infrastructure.Telemetry;

namespace Qeyafa.Api.Telemetry;

/// <summary>The meters that are exported: ours, and those that the framework and the runtime have.</summary>
internal static class MeterNames
{
    public static readonly string[] All = [TelemetryNames.Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];
}
