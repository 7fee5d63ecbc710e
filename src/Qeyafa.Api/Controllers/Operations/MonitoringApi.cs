using System.Text.Json.Serialization.Metadata;
using Qeyafa.Api.Hosting;

namespace Qeyafa.Api.Controllers.Operations;

/// <summary>What the controller of the database needs: JSON types, examples.</summary>
internal static class MonitoringApi
{
    public static IServiceCollection AddMonitoringApi(this IServiceCollection services)
    {
        services.AddSingleton<IJsonTypeInfoResolver>(MonitoringJsonContext.Default);
        return services.AddExamples(MonitoringExamples.All);
    }
}
