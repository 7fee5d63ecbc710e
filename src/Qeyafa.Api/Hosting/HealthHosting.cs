using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qeyafa.Api.Health;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers what answers whether the node can serve.</summary>
internal static class HealthHosting
{
    /// <summary>How long a check may take; a part that takes longer counts as away.</summary>
    public static readonly TimeSpan CheckTime = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<NodeHealthCheck>("node");
        services.PostConfigure<HealthCheckServiceOptions>(options =>
        {
            foreach (var check in options.Registrations)
            {
                check.Timeout = CheckTime;
            }
        });
        return services.AddSingleton<HealthReports>();
    }
}
