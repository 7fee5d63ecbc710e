using System.Globalization;
using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>Writes and reads the times of operations as <c>seconds.increment</c>.</summary>
internal static class OpTime
{
    public static string Write(BsonTimestamp time) => string.Create(CultureInfo.InvariantCulture, $"{(uint)time.Timestamp}.{(uint)time.Increment}");

    /// <exception cref="FormatException">The text is none.</exception>
    public static BsonTimestamp Read(string text) => text.Split('.') is [var seconds, var increment]
        ? new BsonTimestamp(unchecked((int)uint.Parse(seconds, CultureInfo.InvariantCulture)), unchecked((int)uint.Parse(increment, CultureInfo.InvariantCulture)))
        : throw new FormatException("The time of an operation is seconds.increment.");
}
