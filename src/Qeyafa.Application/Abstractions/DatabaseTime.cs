namespace Qeyafa.Application.Abstractions;

/// <summary>
/// How long the current request has waited for the database. Whoever serves a request begins a measurement; whoever calls the database adds to it.
/// Without a measurement, as in background work, adding does nothing.
/// </summary>
public sealed class DatabaseTime
{
    private static readonly AsyncLocal<DatabaseTime?> Ambient = new();

    private long _ticks;
    private int _calls;

    /// <summary>The measurement of the current request, or null.</summary>
    public static DatabaseTime? Current => Ambient.Value;

    /// <summary>The time waited so far, summed over the calls.</summary>
    public TimeSpan Elapsed => new(Volatile.Read(ref _ticks));

    /// <summary>How many calls were made so far.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Begins a measurement for the current request and everything that it awaits.</summary>
    public static DatabaseTime Begin() => Ambient.Value = new DatabaseTime();

    /// <summary>Adds one call to the current request's measurement.</summary>
    public static void Add(TimeSpan waited)
    {
        if (Ambient.Value is { } current)
        {
            Interlocked.Add(ref current._ticks, waited.Ticks);
            Interlocked.Increment(ref current._calls);
        }
    }
}
