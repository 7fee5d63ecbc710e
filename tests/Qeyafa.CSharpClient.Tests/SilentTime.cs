namespace Qeyafa.CSharpClient.Tests;

/// <summary>A clock on which a silence lasts too long when the test says so, however long it is; every other wait takes its time.</summary>
internal sealed class SilentTime(TimeSpan silence) : TimeProvider
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Wait, object?> _waits = new();

    /// <summary>Ends every wait for the end of a silence.</summary>
    public void Pass()
    {
        foreach (var (wait, state) in _waits)
        {
            wait.Callback(state);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != silence)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var wait = new Wait(this, callback);
        _waits[wait] = state;
        return wait;
    }

    private sealed class Wait(SilentTime time, TimerCallback callback) : ITimer
    {
        public TimerCallback Callback => callback;

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => time._waits.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
