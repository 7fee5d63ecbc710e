using MongoDB.Bson;
using Qeyafa.Application.Auditing;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Auditing;

/// <summary>The conditions that audit entries are looked for by. Each one has an index that it leads, ordered by time.</summary>
internal static class AuditFilters
{
    public static BsonDocument Of(AuditFilter filter)
    {
        var condition = new BsonDocument
        {
            { "action", filter.Action, filter.Action is not null },
            { "actor", () => filter.Actor!.Value.ToBson(), filter.Actor is not null },
            { "subject", () => filter.Subject!.Value.ToBson(), filter.Subject is not null },
            { "outcome", () => AuditWords.Of(filter.Outcome!.Value), filter.Outcome is not null },
        };
        var range = new BsonDocument
        {
            { "$gte", filter.From?.UtcDateTime, filter.From is not null },
            { "$lte", filter.To?.UtcDateTime, filter.To is not null },
        };
        return condition.Add("at", range, range.ElementCount > 0);
    }

    public static BsonDocument Of(AuditSlice slice)
    {
        var condition = Of(slice.Filter);
        if (slice.After is not { } after)
        {
            return condition;
        }

        // One range of the index (everything not later), of which the entries up to the position are left out: as fast on the last page as on the first.
        var at = after.At.UtcDateTime;
        var notLater = new BsonDocument("at", new BsonDocument("$lte", at));
        var behind = new BsonDocument("$or", new BsonArray
        {
            new BsonDocument("at", new BsonDocument("$lt", at)), new BsonDocument("_id", new BsonDocument("$lt", after.Id.ToBson())),
        });
        return new BsonDocument("$and", new BsonArray { condition, notLater, behind });
    }
}
