using System.Security.Cryptography;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Telemetry;

/// <summary>What arrives at a collector.</summary>
public sealed class OtlpTests
{
    [Test]
    public async Task Request_ArrivesAsASpan_WithItsDatabaseCommandsBelow_ALogLineAndMetrics()
    {
        using var maya = await Watchtower.Server.RegisterAsync();
        var trace = RandomNumberGenerator.GetHexString(32, lowercase: true);

        (await maya.GetAsync($"/api/v1/profile/{maya.Id}", ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await Eventually.HoldsAsync(() => Spans(trace).Any(span => span.Text(5).StartsWith("GET", StringComparison.Ordinal)) && Logs(trace).Any(IsOfTheRequest), "The span and the line arrive.");
        await Eventually.HoldsAsync(() => HasCommand() && Named("http.server.request.duration").Any() && Named("qeyafa.outbox.depth").Any(), "The metrics arrive.");

        var request = Spans(trace).Single(span => span.Text(5) == "GET /api/v1/profile/{userId}");
        request.Attributes(9).ShouldContainKeyAndValue("http.route", "api/v1/profile/{userId}");
        request.Attributes(9).ShouldContainKeyAndValue("http.response.status_code", "404");
        request.Hex(4).ShouldBe("00f067aa0ba902b7");
        var command = Spans(trace).First(span => span.Text(5) == "find profiles");
        command.Hex(4).ShouldBe(request.Hex(2));
        command.Attributes(9).ShouldBe(
            new Dictionary<string, string> { ["db.system.name"] = "mongodb", ["db.namespace"] = command.Attributes(9)["db.namespace"], ["db.operation.name"] = "find", ["db.collection.name"] = "profiles" }, ignoreOrder: true);
        Logs(trace).ShouldContain(record => IsOfTheRequest(record) && record.Hex(10) == request.Hex(2));

        static bool HasCommand() => Named("db.client.operation.duration").SelectMany(metric => metric.Messages(9).Single().Messages(1)).Select(point => point.Attributes(9))
            .Any(tags => tags.GetValueOrDefault("db.collection.name") == "profiles" && tags.GetValueOrDefault("db.operation.name") == "find");
    }

    [Test]
    public async Task Nothing_ThatIsSent_NamesAPerson()
    {
        using var maya = await Watchtower.Server.RegisterAsync("Adaeze-Nneoma");
        var trace = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await maya.RecordAsync();
        await maya.GetAsync($"/api/v1/measurements/history/{maya.Id}?limit=3", ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
        await Eventually.HoldsAsync(() => Spans(trace).Any(span => span.Text(5).StartsWith("GET ", StringComparison.Ordinal)) && Logs(trace).Any(), "It arrives.");

        var sent = Watchtower.Collector.AllText;

        sent.ShouldContain("api/v1/measurements/history/{userId}");
        sent.ShouldNotContain(maya.Id);
        sent.ShouldNotContain(maya.Email);
        sent.ShouldNotContain("Adaeze-Nneoma");
    }

    [Test]
    public async Task Probes_AreNotSent()
    {
        var trace = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var marker = RandomNumberGenerator.GetHexString(32, lowercase: true);
        using var stranger = Watchtower.Server.Stranger();
        await stranger.GetAsync("/health/ready", ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
        await stranger.GetAsync("/problems", ("traceparent", $"00-{marker}-00f067aa0ba902b7-01"));
        await Eventually.HoldsAsync(() => Spans(marker).Any(), "What came later arrives.");

        Spans(trace).ShouldNotContain(span => span.Text(5).StartsWith("GET", StringComparison.Ordinal));
    }

    private static bool IsOfTheRequest(Protobuf record) => record.Messages(5).Single().Text(1).Contains("GET", StringComparison.Ordinal);

    private static IEnumerable<Protobuf> Spans(string trace) => Watchtower.Collector.Spans.Where(sent => sent.Service == "watchtower" && sent.Span.Hex(1) == trace).Select(sent => sent.Span);

    private static IEnumerable<Protobuf> Logs(string trace) => Watchtower.Collector.Logs.Where(sent => sent.Service == "watchtower" && sent.Record.Hex(9) == trace).Select(sent => sent.Record);

    private static IEnumerable<Protobuf> Named(string metric) => Watchtower.Collector.Metrics.Where(sent => sent.Text(1) == metric);
}
