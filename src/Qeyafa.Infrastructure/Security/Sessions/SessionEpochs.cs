using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security.Sessions;

/// <summary>
/// Counts what has been ended, by session and by account, so that what was remembered before counts no more. Whoever reads the database takes the stamp first
/// and keeps it with what was read: an end that comes between the two makes what was read worthless, without anybody having to find and remove it.
/// </summary>
/// <remarks>Ids share counters; where two collide, an end costs the other one a read of the database.</remarks>
internal sealed class SessionEpochs
{
    private const int Counters = 8192;

    private readonly int[] _ended = new int[Counters];
    private int _all;

    /// <summary>A number that changes with every end that concerns the session or its account.</summary>
    public int Stamp(EntityId userId, EntityId sessionId) => unchecked(Volatile.Read(ref _all) + Volatile.Read(ref _ended[At(userId)]) + Volatile.Read(ref _ended[At(sessionId)]));

    /// <summary>A session has ended, or what an account may do has changed.</summary>
    public void Ended(EntityId id) => Interlocked.Increment(ref _ended[At(id)]);

    /// <summary>Anything may have ended.</summary>
    public void AllEnded() => Interlocked.Increment(ref _all);

    private static int At(EntityId id) => (int)((uint)id.GetHashCode() % Counters);
}
