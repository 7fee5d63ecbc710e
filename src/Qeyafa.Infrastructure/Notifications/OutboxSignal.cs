namespace Qeyafa.Infrastructure.Notifications;

/// <summary>Wakes this node's worker when a message has been stored.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _stored = new(0, 1);

    public void Set()
    {
        lock (_stored)
        {
            if (_stored.CurrentCount == 0)
            {
                _stored.Release();
            }
        }
    }

    /// <summary>Waits for a message, or until it is time to look anyway.</summary>
    public Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => _stored.WaitAsync(limit, cancellationToken);

    public void Dispose() => _stored.Dispose();
}
