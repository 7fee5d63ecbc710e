using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Qeyafa.Infrastructure.Telemetry;

namespace Qeyafa.Api.Telemetry;

/// <summary>
/// Sends spans and metrics by OTLP while the host runs. What has not gone out when it stops is sent then; a collector that is away holds the stop up for a few seconds at most,
/// and requests never.
/// </summary>
internal sealed class OtlpExport(OtlpSettings settings, IConfiguration configuration) : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Traces)
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(resource => resource.AddQeyafa(configuration))
                .AddSource("Microsoft.AspNetCore", TelemetryNames.Database)
                .AddOtlpExporter()
                .Build();
        }

        if (settings.Metrics)
        {
            _metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(resource => resource.AddQeyafa(configuration))
                .AddMeter(MeterNames.All)
                .AddOtlpExporter()
                .Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
