using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Qeyafa.Infrastructure.Tests.Notifications;

/// <summary>The other side of the SMS webhook: takes what is posted, and answers the statuses that it is told to, 200 when they have run out.</summary>
internal sealed class SmsGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<int> _statuses;

    private SmsGateway(WebApplication app, IEnumerable<int> statuses)
    {
        (_app, _statuses) = (app, new ConcurrentQueue<int>(statuses));
        app.Run(TakeAsync);
    }

    public string Url => _app.Urls.Single() + "/sms/";

    /// <summary>What was posted, in order.</summary>
    public ConcurrentQueue<Posted> Taken { get; } = new();

    public static async Task<SmsGateway> StartAsync(params IEnumerable<int> statuses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = new SmsGateway(builder.Build(), statuses);
        await gateway._app.StartAsync();
        return gateway;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Taken.Enqueue(new Posted(context.Request.Method, context.Request.ContentType, context.Request.Headers["X-Qeyafa-Timestamp"], context.Request.Headers["X-Qeyafa-Signature"], body.ToArray()));
        context.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : StatusCodes.Status200OK;
    }

    internal sealed record Posted(string Method, string? ContentType, string? Timestamp, string? Signature, byte[] Body);
}
