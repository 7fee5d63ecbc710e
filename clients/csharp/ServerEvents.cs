namespace Qeyafa.Client;

/// <summary>Live streams: they are opened again where they break or the server is away, from where they stood.</summary>
public static class ServerEvents
{
    /// <summary>
    /// Messages to you and from you as they come, each once. Without an id they begin with those that come from when the stream is open: wait for
    /// <see cref="StreamOptions.OnState"/> before you read the conversations, and read them again on <see cref="StreamOptions.OnGap"/>.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="lastEventId">The id of the last message that was seen.</param>
    /// <param name="options">What is told of the stream itself.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="QeyafaProblemException">The server refuses the stream for good: <c>unauthenticated</c>, say.</exception>
    public static IAsyncEnumerable<Message> StreamAsync(this QeyafaClient client, string? lastEventId = null, StreamOptions? options = null, CancellationToken cancellationToken = default) =>
        new EventStream<Message>(client, "api/v1/messages/stream", "message", QeyafaJsonContext.Default.Message, options ?? new StreamOptions()) { IsResumable = true }.ReadAsync(lastEventId, cancellationToken);

    /// <summary>The states of a try-on, until it has ended. One that lasted less than a second may be left out.</summary>
    /// <param name="client">The client.</param>
    /// <param name="id">The try-on's id.</param>
    /// <param name="options">What is told of the stream itself; it has no gaps, as each state is a whole.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="QeyafaProblemException">The server refuses the stream for good: <c>not_found</c>, say.</exception>
    public static IAsyncEnumerable<TryOn> FollowAsync(this QeyafaClient client, string id, StreamOptions? options = null, CancellationToken cancellationToken = default) =>
        new EventStream<TryOn>(client, $"api/v1/tryon/{Uri.EscapeDataString(id)}/events", "status", QeyafaJsonContext.Default.TryOn, options ?? new StreamOptions())
        {
            IsLast = static state => state.Status is TryOnStatus.Completed or TryOnStatus.Failed or TryOnStatus.Canceled,
        }.ReadAsync(lastEventId: null, cancellationToken);
}
