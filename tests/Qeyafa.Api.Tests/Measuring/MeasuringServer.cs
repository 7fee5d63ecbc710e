using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Qeyafa.Api.Tests.Measuring;

/// <summary>A measurement service that keeps the contract, and answers what it is told to instead.</summary>
internal sealed class MeasuringServer : IAsyncDisposable
{
    public const string Token = "measuring-token";

    public const string Measured = """
        {"measurements": {"chest": 92.5, "waist": 74, "hips": 99.25, "height": 999, "weight": 999}, "confidence": {"chest": 0.9, "waist": 0.4}, "overall_confidence": 0.87, "unit": "cm"}
        """;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<RequestDelegate> _next = new();

    private MeasuringServer(WebApplication app)
    {
        _app = app;
        app.Run(ServeAsync);
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Every call, in order.</summary>
    public ConcurrentQueue<Asked> Calls { get; } = new();

    public static async Task<MeasuringServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new MeasuringServer(builder.Build());
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Forgets what was, and says what the next calls are answered.</summary>
    public void Script(params IEnumerable<RequestDelegate> answers)
    {
        Calls.Clear();
        _next.Clear();
        foreach (var answer in answers) _next.Enqueue(answer);
    }

    public static RequestDelegate Answer(int status, string body = "", string? location = null, string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = status;
        if (location is not null) context.Response.Headers.Location = location;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
    };

    public static RequestDelegate Drop => context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Begins a good answer, and resets the connection within it.</summary>
    public static RequestDelegate CutOff => async context =>
    {
        context.Response.ContentLength = Measured.Length;
        await context.Response.WriteAsync(Measured[..20]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    public static RequestDelegate Hang => context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null;
        var files = new Dictionary<string, byte[]>();
        foreach (var file in form?.Files ?? Enumerable.Empty<IFormFile>())
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            files[file.Name] = content.ToArray();
        }

        Calls.Enqueue(new Asked(
            context.Request.Method, context.Request.Path, context.Request.Headers.Authorization.ToString(), context.Request.Headers["Idempotency-Key"].ToString(),
            form?["height"].ToString(), form?["unit"].ToString(), files));
        await (_next.TryDequeue(out var answer) ? answer : Answer(200, Measured))(context);
    }

    internal sealed record Asked(string Method, string Path, string Authorization, string Key, string? Height, string? Unit, Dictionary<string, byte[]> Files);
}
