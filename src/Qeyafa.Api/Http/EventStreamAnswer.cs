using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Qeyafa.Api.Telemetry;

namespace Qeyafa.Api.Http;

/// <summary>
/// Answers server-sent events as they come, until there are no more, the client goes or the process stops. While nothing happens a comment is sent now and then,
/// so that neither side nor a proxy takes the connection for dead. Its endpoint has <c>[TimeLimit(0)]</c> and <c>[Answers(EventStreamAnswer.MediaType)]</c>.
/// </summary>
/// <remarks>Source of the format: the HTML standard, "Server-sent events".</remarks>
internal sealed class EventStreamAnswer(IAsyncEnumerable<ServerEvent> events) : ActionResult
{
    public const string MediaType = "text/event-stream";

    /// <summary>How long it is silent at most.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private static readonly StringValues NoStore = "no-store";
    private static readonly byte[] Beat = ": \n\n"u8.ToArray();

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = MediaType;
        http.Response.Headers.CacheControl = NoStore;
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        using var open = http.RequestServices.GetRequiredService<OpenStreams>().Open();
        try
        {
            await http.Response.Body.FlushAsync(end.Token);
            await SendAsync(http.Response.Body, http.RequestServices.GetRequiredService<TimeProvider>(), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client has gone, or connects again to a node that lives on.
        }
    }

    private async Task SendAsync(Stream body, TimeProvider time, CancellationToken end)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end);
        await using var source = events.GetAsyncEnumerator(stop.Token);
        var next = source.MoveNextAsync().AsTask();
        var beat = Task.Delay(Heartbeat, time, stop.Token);
        try
        {
            while (true)
            {
                if (!next.IsCompleted && await Task.WhenAny(next, beat) == beat)
                {
                    await beat;
                    await WriteAsync(body, Beat, end);
                    beat = Task.Delay(Heartbeat, time, stop.Token);
                }
                else if (await next)
                {
                    await WriteAsync(body, Frame(source.Current), end);
                    next = source.MoveNextAsync().AsTask();
                }
                else
                {
                    return;
                }
            }
        }
        finally
        {
            // What is being moved cannot be disposed of.
            await stop.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task WriteAsync(Stream body, byte[] bytes, CancellationToken end)
    {
        await body.WriteAsync(bytes, end);
        await body.FlushAsync(end);
    }

    private static byte[] Frame(ServerEvent happened)
    {
        var head = Encoding.UTF8.GetBytes(happened.Id is null ? $"event: {happened.Type}\ndata: " : $"id: {happened.Id}\nevent: {happened.Type}\ndata: ");
        return [.. head, .. happened.Data.Span, (byte)'\n', (byte)'\n'];
    }
}
