namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Takes subscriptions to events. Handlers run on the thread that talks to the server, so they must be quick.</summary>
internal sealed class ClusterBuilder
{
    private readonly Dictionary<Type, Delegate> _handlers = [];

    /// <summary>Calls <paramref name="handler"/> for each event of one kind.</summary>
    /// <typeparam name="TEvent">
    /// <see cref="CommandStartedEvent"/>, <see cref="CommandSucceededEvent"/> or <see cref="CommandFailedEvent"/>.
    /// </typeparam>
    /// <exception cref="NotSupportedException">There is no such event.</exception>
    public ClusterBuilder Subscribe<TEvent>(Action<TEvent> handler)
    {
        if (typeof(TEvent) != typeof(CommandStartedEvent) && typeof(TEvent) != typeof(CommandSucceededEvent) && typeof(TEvent) != typeof(CommandFailedEvent))
            throw new NotSupportedException($"There is no event {typeof(TEvent).Name}.");
        _handlers[typeof(TEvent)] = Delegate.Combine(_handlers.GetValueOrDefault(typeof(TEvent)), handler);
        return this;
    }

    internal Action<TEvent>? Handler<TEvent>() => (Action<TEvent>?)_handlers.GetValueOrDefault(typeof(TEvent));
}
