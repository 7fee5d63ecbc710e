using System.Net.ServerSentEvents;

namespace Qeyafa.Client;

/// <summary>One connection of an event stream.</summary>
internal sealed class EventConnection : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly AudibleStream _stream;
    private readonly SseParser<string> _parser;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventConnection(HttpResponseMessage response, AudibleStream stream, CancellationToken cancellationToken)
    {
        (_response, _stream, _parser) = (response, stream, SseParser.Create(stream));
        _events = _parser.EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    /// <summary>The id of the last event that had one, or null.</summary>
    public string? LastEventId => _parser.LastEventId is { Length: > 0 } id ? id : null;

    /// <summary>The wait that the server asks for before the next connection, or null.</summary>
    public TimeSpan? Reconnection => _parser.ReconnectionInterval >= TimeSpan.Zero ? _parser.ReconnectionInterval : null;

    /// <summary>Opens one; null where the server cannot be reached.</summary>
    /// <param name="client">The client.</param>
    /// <param name="path">The stream's path.</param>
    /// <param name="lastEventId">The event to go on after, or null.</param>
    /// <param name="longestSilence">How long the server may say nothing.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    /// <exception cref="QeyafaApiException">The server refuses.</exception>
    public static async Task<EventConnection?> OpenAsync(QeyafaClient client, string path, string? lastEventId, TimeSpan longestSilence, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Options.Set(RetryHandler.IsRepeatedByCaller, true);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        using var silence = new Silence(longestSilence, client.Time, cancellationToken);
        try
        {
            var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
            var stream = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
            return new EventConnection(response, new AudibleStream(stream, longestSilence, client.Time), cancellationToken);
        }
        catch (HttpRequestException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (silence.IsTooLong)
        {
            return null;
        }
    }

    /// <summary>The next event, or null where the stream has broken or ended.</summary>
    public async Task<SseItem<string>?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _events.MoveNextAsync().ConfigureAwait(false) ? _events.Current : null;
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _response.Dispose();
    }
}
