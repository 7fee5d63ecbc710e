using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Api.Tests.Identity.People;

namespace Qeyafa.Api.Tests.Telemetry;

/// <summary>One server that exports everything, with the collector that it sends to, for the fixtures of this namespace that need a database.</summary>
[SetUpFixture]
internal sealed class Watchtower
{
    private static QeyafaServer? _server;
    private static Collector? _collector;
    private static Person? _root;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public static Collector Collector => _collector ?? throw new InvalidOperationException("The collector has not started.");

    public static Person Root => _root ?? throw new InvalidOperationException("The server has not started.");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _collector = await Collector.StartAsync();
        _server = await QeyafaServer.StartAsync(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "watchtower",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "50",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "50",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
            ["Telemetry:Prometheus:Enabled"] = "true",
            ["Telemetry:SampleSeconds"] = "1",
            ["Telemetry:SlowMilliseconds"] = "40",
        });
        _root = await Town.SuperuserAsync(_server);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _root?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }
    }
}
