namespace Qeyafa.CSharpClient.Tests;

/// <summary>A clock on which every wait is over at once, and is remembered.</summary>
/// <param name="lasting">Waits of this length take their time, and are not remembered.</param>
internal sealed class QuickTime(TimeSpan? lasting = null) : TimeProvider
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<TimeSpan> _waits = new();

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == lasting)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }

        _waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
