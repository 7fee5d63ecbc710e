namespace Qeyafa.Infrastructure.TryOn;

/// <summary>When this node's workers last got an answer to the question what there is to do.</summary>
internal sealed class TryOnPulse(TimeProvider time)
{
    private long _beat = time.GetTimestamp();

    /// <summary>How long ago that was; since the start of the process where it was never.</summary>
    public TimeSpan Age => time.GetElapsedTime(Volatile.Read(ref _beat));

    public void Beat() => Volatile.Write(ref _beat, time.GetTimestamp());
}
