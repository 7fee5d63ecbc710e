using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Qeyafa.Api.Tests.Telemetry;

/// <summary>An OTLP/HTTP endpoint that keeps what it is sent. Field numbers are those of opentelemetry-proto 1.x.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _received = new();

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The spans, each with its service's name.</summary>
    public IEnumerable<(string Service, Protobuf Span)> Spans =>
        Of("traces").SelectMany(resource => resource.Messages(2).SelectMany(scope => scope.Messages(2)).Select(span => (ServiceOf(resource), span)));

    /// <summary>The metrics.</summary>
    public IEnumerable<Protobuf> Metrics => Of("metrics").SelectMany(resource => resource.Messages(2)).SelectMany(scope => scope.Messages(2));

    /// <summary>The log's records, each with its service's name.</summary>
    public IEnumerable<(string Service, Protobuf Record)> Logs =>
        Of("logs").SelectMany(resource => resource.Messages(2).SelectMany(scope => scope.Messages(2)).Select(record => (ServiceOf(resource), record)));

    /// <summary>Everything that was sent, as the text that stands in it.</summary>
    public string AllText => string.Concat(_received.Select(sent => System.Text.Encoding.Latin1.GetString(sent.Body)));

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            request.ContentType.ShouldBe("application/x-protobuf");
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            collector._received.Enqueue((signal, body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        await collector._app.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static string ServiceOf(Protobuf resource) => resource.Messages(1).Single().Attributes(1)["service.name"];

    private IEnumerable<Protobuf> Of(string signal) => _received.Where(sent => sent.Signal == signal).SelectMany(sent => new Protobuf(sent.Body).Messages(1));
}
