using System.Reflection;
using OpenTelemetry.Resources;

namespace Qeyafa.Api.Telemetry;

/// <summary>Who sends: <c>OTEL_SERVICE_NAME</c>, or else <c>qeyafa</c>, with what <c>OTEL_RESOURCE_ATTRIBUTES</c> adds.</summary>
internal static class OtlpResource
{
    public static ResourceBuilder AddQeyafa(this ResourceBuilder resource, IConfiguration configuration)
    {
        var version = typeof(OtlpResource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        var name = configuration["OTEL_SERVICE_NAME"];
        return resource.AddService(string.IsNullOrWhiteSpace(name) ? "qeyafa" : name, serviceVersion: version);
    }
}
