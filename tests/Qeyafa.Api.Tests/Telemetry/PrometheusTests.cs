using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Qeyafa.Api.Settings;
using Qeyafa.Api.Telemetry;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Telemetry;

/// <summary><c>GET /metrics</c>, without a database.</summary>
public sealed class PrometheusTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Test]
    public async Task Metrics_WithoutTheSetting_AreNotThere()
    {
        await using var host = await SampleHost.StartAsync();

        await (await host.Client.GetAsync("/metrics")).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task Metrics_WithAToken_AreForWhoeverHasIt()
    {
        await using var host = await StartAsync(("Telemetry:Prometheus:Token", Token), ("Api:RateLimits:AddressPerMinute", "1"));

        foreach (var wrong in new[] { "", "Bearer", "Bearer 0123456789abcdef0123456789abcdee", "Basic " + Token })
        {
            var refused = await host.Client.SendAsync(Answers.Request(HttpMethod.Get, "/metrics", null, ("Authorization", wrong)));
            await refused.ProblemAsync(401, "unauthenticated");
            refused.Header("WWW-Authenticate").ShouldBe("Bearer realm=\"metrics\"");
        }

        var answer = await host.Client.SendAsync(Answers.Request(HttpMethod.Get, "/metrics", null, ("Authorization", "Bearer " + Token)));
        ((int)answer.StatusCode).ShouldBe(200);
        answer.Header("Content-Type").ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        Exposition.Parse(await answer.Content.ReadAsStringAsync()).Types["http_server_request_duration_seconds"].ShouldBe("histogram");
    }

    [Test]
    public async Task Metrics_TakeGetOnly()
    {
        await using var host = await StartAsync();

        var answer = await host.Client.PostAsync("/metrics", null);

        await answer.ProblemAsync(405, "method_not_allowed");
        answer.Header("Allow")!.ShouldContain("GET");
    }

    [Test]
    public async Task Labels_AreEscaped_ReadTheSameInAnyOrder_AndAreBounded()
    {
        await using var host = await StartAsync();
        var meter = host.Services.GetRequiredService<IMeterFactory>().Create("Qeyafa");
        var counter = meter.CreateCounter<long>("test.odd-name", "{thing}", "Two\nlines with \\ in them.");
        counter.Add(2, new("a", "x\"y\\z\nw"), new("b.c", true));
        counter.Add(3, new("b.c", true), new("a", "x\"y\\z\nw"));
        var many = meter.CreateCounter<long>("test.many");
        for (var series = 0; series < PrometheusFamily.MostSeries + 500; series++)
        {
            many.Add(1, new KeyValuePair<string, object?>("n", series));
        }

        var read = Exposition.Parse(await host.Client.GetStringAsync("/metrics"));

        read.Samples.Single(sample => sample.Name == "test_odd_name_total").ShouldSatisfyAllConditions(
            sample => sample.Value.ShouldBe(5), sample => sample.Labels.ShouldBe(new() { ["a"] = "x\"y\\z\nw", ["b_c"] = "true" }));
        read.Samples.Count(sample => sample.Name == "test_many_total").ShouldBe(PrometheusFamily.MostSeries + 1);
        read.Sum("test_many_total", ("otel_metric_overflow", "true")).ShouldBe(500);
    }

    [Test]
    public async Task Histogram_CountsIntoItsOwnBounds()
    {
        await using var host = await StartAsync();
        var meter = host.Services.GetRequiredService<IMeterFactory>().Create("Qeyafa");
        var times = meter.CreateHistogram("test.time", "s", "Times.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (var time in new[] { 0.05, 0.1, 0.5, 7 })
        {
            times.Record(time);
        }

        var read = Exposition.Parse(await host.Client.GetStringAsync("/metrics"));

        read.Samples.Where(sample => sample.Name.StartsWith("test_time", StringComparison.Ordinal)).Select(sample => (sample.Name, sample.Labels.GetValueOrDefault("le"), sample.Value)).ShouldBe(
            [("test_time_seconds_bucket", "0.1", 2), ("test_time_seconds_bucket", "1", 3), ("test_time_seconds_bucket", "+Inf", 4), ("test_time_seconds_sum", null, 7.65), ("test_time_seconds_count", null, 4)]);
    }

    [Test]
    public async Task Scrapes_LeaveNoLineInTheLog()
    {
        await using var host = await StartAsync();

        await host.Client.GetStringAsync("/metrics");

        host.Logs.Events.ShouldNotContain(logged => logged.Level >= Serilog.Events.LogEventLevel.Information && logged.Properties.ContainsKey("Request"));
    }

    [TestCase("Production", null, "Telemetry:Prometheus:Token must be set")]
    [TestCase("Development", "short", "Telemetry:Prometheus:Token must be at least 16")]
    public void Settings_ThatAreWrong_StopTheStart(string environment, string? token, string says)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Telemetry:Prometheus:Enabled", "true"), new("Telemetry:Prometheus:Token", token)]).Build();

        new TelemetrySettingsRule(configuration, new Named(environment)).Broken().ShouldHaveSingleItem().ShouldContain(says);
    }

    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier pigeon")]
    [TestCase("OTEL_TRACES_EXPORTER", "zipkin")]
    public void OtlpSettings_ThatAreWrong_StopTheStart(string key, string value) =>
        new TelemetrySettingsRule(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build(), new Named("Development")).Broken().ShouldHaveSingleItem().ShouldContain(key);

    [Test]
    public void Otlp_SendsNothing_UnlessASettingSaysWhere()
    {
        Read().Any.ShouldBeFalse();
        Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317"), ("OTEL_LOGS_EXPORTER", "none")).ShouldBe(new OtlpSettings(Traces: true, Metrics: true, Logs: false));
        Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317"), ("OTEL_SDK_DISABLED", "true")).Any.ShouldBeFalse();

        static OtlpSettings Read(params (string Key, string Value)[] settings) =>
            OtlpSettings.Read(new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build()));
    }

    private static Task<SampleHost> StartAsync(params (string Key, string Value)[] settings) =>
        SampleHost.StartAsync(settings.Append(("Telemetry:Prometheus:Enabled", "true")).ToDictionary(setting => setting.Item1, setting => (string?)setting.Item2));

    private sealed class Named(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
