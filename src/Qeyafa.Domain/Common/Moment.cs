namespace Qeyafa.Domain.Common;

/// <summary>Moments as they are kept.</summary>
internal static class Moment
{
    /// <summary>The moment in UTC to the millisecond, as the database keeps it: what is answered now must be what is answered later.</summary>
    public static DateTimeOffset ToMilliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
