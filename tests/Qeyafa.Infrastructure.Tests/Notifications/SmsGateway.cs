using System.Collections.Concurrent;
using System.Net;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Tests.Notifications;

/// <summary>The other side of the SMS webhook: takes what is posted, and answers the statuses that it is told to, 200 when they have run out.</summary>
internal sealed class SmsGateway : IDisposable
{
    private const int MostPorts = 10;

    private readonly HttpListener _listener;
    private readonly ConcurrentQueue<int> _statuses;

    public SmsGateway(params IEnumerable<int> statuses)
    {
        _statuses = new ConcurrentQueue<int>(statuses);
        (_listener, Url) = Listen();
        _ = ServeAsync();
    }

    public string Url { get; }

    /// <summary>What was posted, in order.</summary>
    public ConcurrentQueue<Posted> Taken { get; } = new();

    public void Dispose() => _listener.Close();

    /// <summary>Listens on a free port: one that somebody else takes in the meantime is let go.</summary>
    private static (HttpListener Listener, string Url) Listen()
    {
        for (var tries = 1; ; tries++)
        {
            var listener = new HttpListener();
            var url = $"http://127.0.0.1:{LoopbackPort.Choose(0, 0)}/sms/";
            listener.Prefixes.Add(url);
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (tries < MostPorts)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            Taken.Enqueue(new Posted(context.Request.HttpMethod, context.Request.ContentType, context.Request.Headers["X-Qeyafa-Timestamp"], context.Request.Headers["X-Qeyafa-Signature"], body.ToArray()));
            context.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : 200;
            context.Response.Close();
        }
    }

    internal sealed record Posted(string Method, string? ContentType, string? Timestamp, string? Signature, byte[] Body);
}
