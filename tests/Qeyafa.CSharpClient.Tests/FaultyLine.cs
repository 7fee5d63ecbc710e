namespace Qeyafa.CSharpClient.Tests;

/// <summary>The last handler before the network, at which requests are seen and faults are made.</summary>
internal sealed class FaultyLine(Func<HttpRequestMessage, int, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> answer) : DelegatingHandler
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<(string Path, string? Key, string? LastEventId)> _seen = new();

    /// <summary>The requests that reached the line.</summary>
    public IReadOnlyList<(string Path, string? Key, string? LastEventId)> Seen => [.. _seen];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        _seen.Enqueue((path, Header(request, "Idempotency-Key"), Header(request, "Last-Event-ID")));
        return answer(request, _seen.Count(seen => seen.Path == path), () => base.SendAsync(request, cancellationToken));
    }

    private static string? Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
