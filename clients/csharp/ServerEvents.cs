using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Qeyafa.Client;

/// <summary>Live streams: they are opened again where they break, from where they stood.</summary>
public static class ServerEvents
{
    /// <summary>Messages to you and from you as they come, each once. Without an id they begin with those that come from now on.</summary>
    /// <param name="client">The client.</param>
    /// <param name="lastEventId">The id of the last message that was seen.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static IAsyncEnumerable<Message> StreamAsync(this QeyafaClient client, string? lastEventId = null, CancellationToken cancellationToken = default) =>
        ReadAsync(client, "api/v1/messages/stream", "message", QeyafaJsonContext.Default.Message, static _ => false, lastEventId, cancellationToken);

    /// <summary>The states of a try-on, until it has ended.</summary>
    /// <param name="client">The client.</param>
    /// <param name="id">The try-on's id.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static IAsyncEnumerable<TryOn> FollowAsync(this QeyafaClient client, string id, CancellationToken cancellationToken = default) =>
        ReadAsync(client, $"api/v1/tryon/{Uri.EscapeDataString(id)}/events", "status", QeyafaJsonContext.Default.TryOn, static state => state.Status is TryOnStatus.Completed or TryOnStatus.Failed or TryOnStatus.Canceled, lastEventId: null, cancellationToken);

    private static async IAsyncEnumerable<T> ReadAsync<T>(QeyafaClient client, string path, string type, JsonTypeInfo<T> json, Func<T, bool> isLast, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(200);
        while (true)
        {
            await using var events = OpenAsync(client, path, lastEventId, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(events, cancellationToken).ConfigureAwait(false) is { } item)
            {
                lastEventId = item.EventId is { Length: > 0 } id ? id : lastEventId;
                if (item.EventType == type && JsonSerializer.Deserialize(item.Data, json) is { } value)
                {
                    yield return value;
                    if (isLast(value))
                    {
                        yield break;
                    }
                }
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The next event, or null where the stream has broken or ended. Failures to open it are thrown: the retries were spent on them.</summary>
    private static async Task<SseItem<string>?> NextAsync(IAsyncEnumerator<SseItem<string>> events, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false) ? events.Current : null;
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> OpenAsync(QeyafaClient client, string path, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var parser = SseParser.Create(stream);
        await foreach (var item in parser.EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new SseItem<string>(item.Data, item.EventType) { EventId = parser.LastEventId };
        }
    }
}
