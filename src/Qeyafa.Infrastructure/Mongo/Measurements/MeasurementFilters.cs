using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Measurements;

/// <summary>The conditions that measurement records are looked for by; the owner leads each.</summary>
internal static class MeasurementFilters
{
    public static BsonDocument Of(EntityId owner, MeasurementFilter filter)
    {
        var condition = new BsonDocument("user_id", owner.ToBson());
        var range = new BsonDocument();
        range.Add("$gte", filter.From?.UtcDateTime, filter.From is not null);
        range.Add("$lte", filter.To?.UtcDateTime, filter.To is not null);
        condition.Add("processed_at", range, range.ElementCount > 0);
        if (filter.Source is { } source)
        {
            condition.Add("source", Stored(source));
        }

        return condition;
    }

    public static BsonDocument Of(HistorySlice slice)
    {
        var condition = Of(slice.Owner, slice.Filter);
        if (slice.After is not { } after)
        {
            return condition;
        }

        // One range of the index (everything not later), of which the records up to the position are left out: as fast on the last page as on the first.
        var at = after.ProcessedAt.UtcDateTime;
        var notLater = new BsonDocument("processed_at", new BsonDocument("$lte", at));
        var behind = new BsonDocument("$or", new BsonArray
        {
            new BsonDocument("processed_at", new BsonDocument("$lt", at)), new BsonDocument("_id", new BsonDocument("$lt", after.Id.ToBson())),
        });
        return new BsonDocument("$and", new BsonArray { condition, notLater, behind });
    }

    public static BsonDocument Of(EntityId id, OwnerScope scope)
    {
        var condition = new BsonDocument("_id", id.ToBson());
        if (scope.Owners is { } owners)
        {
            condition.Add("user_id", owners.Count == 1 ? owners.Single().ToBson() : new BsonDocument("$in", new BsonArray(owners.Select(owner => owner.ToBson()))));
        }

        return condition;
    }

    private static BsonValue Stored(MeasurementSource source) => source switch
    {
        MeasurementSource.AiService => new BsonDocument("$in", new BsonArray { "ai_service", "ai" }),
        MeasurementSource.Manual => new BsonDocument("$in", new BsonArray { "manual", BsonNull.Value }),
        _ => source.Word(),
    };
}
