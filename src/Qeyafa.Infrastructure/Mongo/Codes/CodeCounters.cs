using MongoDB.Bson;
using static Qeyafa.Infrastructure.Mongo.Common.Expressions;

namespace Qeyafa.Infrastructure.Mongo.Codes;

/// <summary>The updates of the counters, as aggregation pipelines: each reads and writes one in one atomic step on the server.</summary>
internal static class CodeCounters
{
    private const string Used = "";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Admits a code for a destination and notes it in <c>sent</c>, or counts a refusal.</summary>
    public static BsonDocument[] Admit(DateTime now, string purpose, CodeOptions options) =>
    [
        Set(
            ("sent", Filter(OrElse("$sent", new BsonArray()), Call("$gt", "$$item.at", now - Day))),
            ("closed_until", OrElse("$closed_until", DateTime.UnixEpoch)),
            ("failures", OrElse("$failures", 0))),
        Set(("admitted", Call(
            "$and",
            Call("$lte", "$closed_until", now),
            Call("$lt", Size("$sent"), options.Resend.PerDay),
            Call("$lt", Size(Filter("$sent", Call("$gt", "$$item.at", now.AddHours(-1)))), options.Resend.PerHour),
            Call("$eq", Size(Filter("$sent", Call("$and", Call("$gt", "$$item.at", now.AddSeconds(-options.Resend.Seconds)), Call("$eq", "$$item.purpose", purpose)))), 0)))),
        Set(
            ("sent", When("$admitted", Call("$concatArrays", "$sent", new BsonArray { new BsonDocument { ["at"] = now, ["purpose"] = purpose } }), "$sent")),
            ("refusals", When("$admitted", 0, Call("$add", OrElse("$refusals", 0), 1))),
            ("expires_at", Call("$max", now + Day, "$closed_until"))),
    ];

    /// <summary>Counts a wrong code; the last one that is allowed closes the destination, and the count starts anew.</summary>
    public static BsonDocument[] Fail(DateTime now, CodeOptions options)
    {
        var closes = Call("$gte", "$failures", options.FailuresInRow);
        return
        [
            Set(("failures", Call("$add", OrElse("$failures", 0), 1)), ("sent", OrElse("$sent", new BsonArray()))),
            Set(("closed_until", When(closes, now.AddHours(options.ClosedHours), OrElse("$closed_until", DateTime.UnixEpoch))), ("failures", When(closes, 0, "$failures"))),
            Set(("expires_at", Call("$max", now + Day, "$closed_until"))),
        ];
    }

    /// <summary>Forgets the failures; a code that was used stands in the way of no other.</summary>
    public static BsonDocument[] Succeed(string purpose) =>
    [
        Set(
            ("failures", 0),
            ("sent", new BsonDocument("$map", new BsonDocument
            {
                ["input"] = OrElse("$sent", new BsonArray()),
                ["as"] = "item",
                ["in"] = new BsonDocument { ["at"] = "$$item.at", ["purpose"] = When(Call("$eq", "$$item.purpose", purpose), Used, "$$item.purpose") },
            }))),
    ];

    /// <summary>Admits a request from a network address within an hour that starts with the first one, or counts a refusal.</summary>
    public static BsonDocument[] AdmitAddress(DateTime now, int most) =>
    [
        Set(("over", Call("$lte", OrElse("$ends_at", DateTime.UnixEpoch), now))),
        Set(("count", When("$over", 1, Call("$add", "$count", 1))), ("ends_at", When("$over", now.AddHours(1), "$ends_at"))),
        Set(("admitted", Call("$lte", "$count", most))),
        Set(("refusals", When("$admitted", 0, Call("$add", OrElse("$refusals", 0), 1))), ("expires_at", "$ends_at")),
    ];
}
