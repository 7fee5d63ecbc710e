using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Qeyafa.Infrastructure.Security;

/// <summary>
/// A bounded memory of what was used last. It has two halves: when the young half is full, it becomes the old one and the former old one is dropped whole;
/// what is asked for moves to the young half. Reading takes no lock.
/// </summary>
/// <param name="most">How many entries there are at most; 0 for none.</param>
internal sealed class RecentMap<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly int _half = most / 2;
    private readonly Lock _turning = new();
    private volatile Halves _halves = new(new Half(), new Half());

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        var halves = _halves;
        if (halves.Young.Entries.TryGetValue(key, out value))
        {
            return true;
        }

        if (!halves.Old.Entries.TryGetValue(key, out value))
        {
            return false;
        }

        if (halves.Young.Entries.TryAdd(key, value))
        {
            Count(halves);
        }

        return true;
    }

    public void Set(TKey key, TValue value)
    {
        if (_half == 0)
        {
            return;
        }

        var halves = _halves;
        if (halves.Young.Entries.TryAdd(key, value))
        {
            Count(halves);
        }
        else
        {
            halves.Young.Entries[key] = value;
        }
    }

    private void Count(Halves full)
    {
        if (Interlocked.Increment(ref full.Young.Count) < _half)
        {
            return;
        }

        lock (_turning)
        {
            if (ReferenceEquals(_halves, full))
            {
                _halves = new Halves(new Half(), full.Young);
            }
        }
    }

    private sealed record Halves(Half Young, Half Old);

    private sealed class Half
    {
        public readonly ConcurrentDictionary<TKey, TValue> Entries = new();
        public int Count;
    }
}
