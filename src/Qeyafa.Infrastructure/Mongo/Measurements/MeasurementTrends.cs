using MongoDB.Bson;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Infrastructure.Mongo.Measurements;

/// <summary>The aggregation behind trends: the database converts, groups and counts; only the points travel.</summary>
internal static class MeasurementTrends
{
    /// <summary>The stages after the match and the sort by time: one document per name with its points in order.</summary>
    public static IEnumerable<BsonDocument> Stages(TrendQuery query)
    {
        yield return new BsonDocument("$project", new BsonDocument
        {
            ["at"] = new BsonDocument("$dateTrunc", Truncation(query.Interval)),
            ["factor"] = new BsonDocument("$cond", new BsonArray { new BsonDocument("$eq", new BsonArray { "$unit", "inch" }), LengthUnits.CmPerInch, 1.0 }),
            ["value"] = Values(query.Names),
        });
        yield return new BsonDocument("$unwind", "$value");
        yield return new BsonDocument("$match", new BsonDocument("value.v", new BsonDocument("$type", "number")));
        yield return new BsonDocument("$project", new BsonDocument
        {
            ["at"] = 1,
            ["name"] = "$value.k",
            ["value"] = new BsonDocument("$cond", new BsonArray
            {
                new BsonDocument("$eq", new BsonArray { "$value.k", "weight" }), "$value.v", new BsonDocument("$multiply", new BsonArray { "$value.v", "$factor" }),
            }),
        });
        yield return new BsonDocument("$group", new BsonDocument
        {
            ["_id"] = new BsonDocument { ["name"] = "$name", ["at"] = "$at" },
            ["first"] = new BsonDocument("$first", "$value"),
            ["last"] = new BsonDocument("$last", "$value"),
            ["min"] = new BsonDocument("$min", "$value"),
            ["max"] = new BsonDocument("$max", "$value"),
            ["sum"] = new BsonDocument("$sum", "$value"),
            ["count"] = new BsonDocument("$sum", 1L),
        });
        yield return new BsonDocument("$sort", new BsonDocument("_id.at", 1));
        yield return new BsonDocument("$group", new BsonDocument
        {
            ["_id"] = "$_id.name",
            ["first"] = new BsonDocument("$first", "$first"),
            ["last"] = new BsonDocument("$last", "$last"),
            ["min"] = new BsonDocument("$min", "$min"),
            ["max"] = new BsonDocument("$max", "$max"),
            ["sum"] = new BsonDocument("$sum", "$sum"),
            ["count"] = new BsonDocument("$sum", "$count"),
            ["points"] = new BsonDocument("$push", new BsonDocument
            {
                ["at"] = "$_id.at",
                ["mean"] = new BsonDocument("$divide", new BsonArray { "$sum", "$count" }),
                ["count"] = "$count",
            }),
        });
    }

    public static MeasurementTrend Read(BsonDocument series) => new(
        MeasurementName.Of(series["_id"].AsString),
        series["first"].ToDouble(),
        series["last"].ToDouble(),
        series["min"].ToDouble(),
        series["max"].ToDouble(),
        series["sum"].ToDouble() / series["count"].ToInt64(),
        series["points"].AsBsonArray.Select(point => new TrendPoint(
            new DateTimeOffset(point["at"].ToUniversalTime()), point["mean"].ToDouble(), point["count"].ToInt64())).ToArray());

    /// <summary>Height and weight beside the named lengths, as pairs of name and value; only the wanted names where some are named.</summary>
    private static BsonDocument Values(IReadOnlyList<MeasurementName>? names)
    {
        var all = new BsonDocument("$concatArrays", new BsonArray
        {
            new BsonDocument("$objectToArray", new BsonDocument("$ifNull", new BsonArray { "$measurements", new BsonDocument() })),
            new BsonArray { new BsonDocument { ["k"] = "height", ["v"] = "$height" }, new BsonDocument { ["k"] = "weight", ["v"] = "$weight" } },
        });
        return names is null
            ? all
            : new BsonDocument("$filter", new BsonDocument
            {
                ["input"] = all,
                ["cond"] = new BsonDocument("$in", new BsonArray { "$$this.k", new BsonDocument("$literal", new BsonArray(names.Select(name => name.Text))) }),
            });
    }

    private static BsonDocument Truncation(TrendInterval interval)
    {
        var truncation = new BsonDocument { ["date"] = "$processed_at", ["timezone"] = "UTC" };
        return interval switch
        {
            TrendInterval.Day => truncation.Add("unit", "day"),
            TrendInterval.Week => truncation.Add("unit", "week").Add("startOfWeek", "monday"),
            TrendInterval.Month => truncation.Add("unit", "month"),
            _ => throw new ArgumentOutOfRangeException(nameof(interval)),
        };
    }
}
