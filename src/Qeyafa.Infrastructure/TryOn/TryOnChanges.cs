using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.TryOn;

/// <summary>Tells those of this process who wait for changes of a try-on that this process made one. What other nodes do, they see by looking themselves.</summary>
internal sealed class TryOnChanges
{
    private readonly Dictionary<EntityId, List<Listener>> _listeners = [];
    private readonly Lock _lock = new();

    /// <summary>Listens for changes of a try-on, those before the first wait included.</summary>
    public Listener Listen(EntityId id)
    {
        var listener = new Listener(this, id);
        lock (_lock)
        {
            if (!_listeners.TryGetValue(id, out var all))
            {
                _listeners[id] = all = [];
            }

            all.Add(listener);
        }

        return listener;
    }

    public void Announce(EntityId id)
    {
        lock (_lock)
        {
            _listeners.GetValueOrDefault(id)?.ForEach(listener => listener.Set());
        }
    }

    private void Leave(EntityId id, Listener listener)
    {
        lock (_lock)
        {
            if (_listeners.TryGetValue(id, out var all) && all.Remove(listener) && all.Count == 0)
            {
                _listeners.Remove(id);
            }
        }
    }

    /// <summary>Hears of changes until it is disposed of.</summary>
    internal sealed class Listener(TryOnChanges changes, EntityId id) : IDisposable
    {
        private readonly Bell _bell = new();

        public void Set() => _bell.Set();

        /// <summary>Waits for a change, for so long at most.</summary>
        public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _bell.WaitAsync(atMost, cancellationToken);

        public void Dispose()
        {
            changes.Leave(id, this);
            _bell.Dispose();
        }
    }

    private sealed class Bell : WorkSignal;
}
