using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>Moments as the database stores them: whole milliseconds, UTC.</summary>
internal static class Moments
{
    /// <exception cref="InvalidCastException">The value is no moment.</exception>
    public static DateTimeOffset ToMoment(this BsonValue value) => DateTimeOffset.FromUnixTimeMilliseconds(value.AsBsonDateTime.MillisecondsSinceEpoch);
}
