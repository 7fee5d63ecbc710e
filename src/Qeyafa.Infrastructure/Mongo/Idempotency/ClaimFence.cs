using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Idempotency;

/// <summary>
/// One holder's claim on a key, told apart from every other holder's: whoever takes the key over gets a later end of the lease, and whoever makes it anew
/// another reserved id. So a write that filters by the fence, however late it comes, touches its own claim or nothing.
/// </summary>
/// <param name="KeyId">The key's <c>_id</c>.</param>
/// <param name="ReservedId">The id reserved for what is created.</param>
/// <param name="LeaseUntil">When the holder's lease ends: UTC, whole milliseconds.</param>
internal readonly record struct ClaimFence(string KeyId, EntityId ReservedId, DateTime LeaseUntil)
{
    /// <summary>The claim that a stored key shows.</summary>
    public static ClaimFence Of(BsonDocument stored) =>
        new(stored["_id"].AsString, stored["resource_id"].AsObjectId.ToEntityId(), stored["lease_until"].ToUniversalTime());

    /// <summary>A filter for the key in a state, while it is this holder's.</summary>
    public BsonDocument In(string state) => new() { ["_id"] = KeyId, ["resource_id"] = ReservedId.ToBson(), ["state"] = state, ["lease_until"] = LeaseUntil };

    /// <summary>The end of a lease that begins now, as the database keeps it.</summary>
    /// <param name="now">The time.</param>
    /// <param name="after">The end of the lease before it, which this one is later than, whatever the clock of its holder said.</param>
    public static DateTime LeaseFrom(DateTimeOffset now, DateTime after = default)
    {
        var until = (now + IdempotencyClaim.Lease).UtcDateTime;
        until = until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMillisecond));
        return until > after ? until : after.AddMilliseconds(1);
    }
}
