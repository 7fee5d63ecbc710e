namespace Qeyafa.Bench;

/// <summary>What one run measured.</summary>
/// <param name="Requests">How many requests were answered.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="P50">Half of the answers came within this many microseconds.</param>
/// <param name="P99">99 of 100 answers came within this many microseconds.</param>
/// <param name="Errors">How many requests failed, or were answered other than 2xx and 3xx.</param>
internal sealed record Sample(long Requests, double Seconds, double P50, double P99, long Errors)
{
    public double PerSecond => Requests / Seconds;

    public static Sample Of(double[] microseconds, double seconds, long errors)
    {
        Array.Sort(microseconds);
        return new Sample(microseconds.Length, seconds, At(microseconds, 0.5), At(microseconds, 0.99), errors);
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
