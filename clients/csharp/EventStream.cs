using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Qeyafa.Client;

/// <summary>A stream of server-sent events that is opened again where it breaks, after waits that grow as long as no event comes.</summary>
/// <param name="client">The client.</param>
/// <param name="path">The stream's path.</param>
/// <param name="eventType">The events that are read; others are passed over.</param>
/// <param name="json">How their data is read.</param>
/// <param name="options">How it is followed.</param>
/// <typeparam name="T">What the events tell.</typeparam>
internal sealed class EventStream<T>(QeyafaClient client, string path, string eventType, JsonTypeInfo<T> json, StreamOptions options)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>The longest <c>Retry-After</c> that is waited for: a stream does not give up, and must not sleep for hours on the word of a proxy.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(1);

    /// <summary>Whether the stream goes on after an event's id, so that without one something may be missing.</summary>
    public bool IsResumable { get; init; }

    /// <summary>Which value is the last one.</summary>
    public Func<T, bool> IsLast { get; init; } = static _ => false;

    /// <summary>Reads it, from after an event or from now on, until its last value.</summary>
    public async IAsyncEnumerable<T> ReadAsync(string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (mayHaveGap, pause) = (false, FirstPause);
        for (var attempt = 0; ; attempt++)
        {
            EventConnection? connection = null;
            var asked = TimeSpan.Zero;
            try
            {
                connection = await EventConnection.OpenAsync(client, path, lastEventId, options.LongestSilence, cancellationToken).ConfigureAwait(false);
            }
            catch (QeyafaProblemException gone) when (IsResumable && lastEventId is not null && gone.Code == "not_found")
            {
                (lastEventId, mayHaveGap) = (null, true);
                continue;
            }
            catch (QeyafaApiException passing) when (passing.Status is >= 500 or 429 or 408)
            {
                asked = passing.RetryAfter ?? TimeSpan.Zero;
            }

            if (connection is not null)
            {
                await using (connection.ConfigureAwait(false))
                {
                    if (mayHaveGap && lastEventId is null)
                    {
                        options.OnGap?.Invoke();
                    }

                    mayHaveGap = IsResumable;
                    options.OnState?.Invoke(StreamState.Open);
                    while (await connection.NextAsync(cancellationToken).ConfigureAwait(false) is { } item)
                    {
                        attempt = 0;
                        lastEventId = IsResumable ? connection.LastEventId ?? lastEventId : null;
                        if (item.EventType == eventType && JsonSerializer.Deserialize(item.Data, json) is { } value)
                        {
                            yield return value;
                            if (IsLast(value))
                            {
                                yield break;
                            }
                        }
                    }

                    pause = connection.Reconnection ?? pause;
                }
            }

            options.OnState?.Invoke(StreamState.Waiting);
            await Task.Delay(Wait(attempt, pause, asked), client.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Wait(int attempt, TimeSpan pause, TimeSpan asked)
    {
        var growing = pause * Math.Pow(2, Math.Min(attempt, 16));
        var own = (pause / 2) + (Random.Shared.NextDouble() * (growing < LongestPause ? growing : LongestPause));
        var kept = asked < LongestAsked ? asked : LongestAsked;
        return own > kept ? own : kept;
    }
}
