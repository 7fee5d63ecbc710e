using MongoDB.Bson;
using static Qeyafa.Infrastructure.Mongo.Common.Expressions;

namespace Qeyafa.Infrastructure.Mongo.Throttling;

/// <summary>
/// The updates of a counter, as aggregation pipelines: each reads and writes it in one atomic step on the server.
/// A counter holds the <c>failures</c>, the <c>open</c> tries whose outcome is not known yet, and the end of the wait (<c>waits_until</c>).
/// </summary>
internal static class AttemptUpdates
{
    public const string Admitted = "admitted";
    public const string Waits = "waits";

    /// <summary>Enough doublings to reach every wait that can be configured; more would leave the numbers.</summary>
    private const int MostDoublings = 20;

    /// <summary>After this time a try whose outcome nobody has told counts as failed: its process has died.</summary>
    private const int LeaseMilliseconds = 30_000;

    /// <summary>
    /// Decides on a try, and opens it where it may go on: no wait, and not more open tries than failures are left without one; after those, one at a time.
    /// A counter whose end has come starts anew: the server's broom can lag.
    /// </summary>
    public static BsonDocument[] Admit(BsonValue id, DateTime now, LockoutOptions options) =>
    [
        Set(
            ("failures", When(Ended(now), 0, OrElse("$failures", 0))),
            ("open", When(Ended(now), new BsonArray(), OrElse("$open", new BsonArray()))),
            ("waits_until", OrElse("$waits_until", DateTime.UnixEpoch))),
        Set(
            ("dead", Size(Filter("$open", Call("$lte", "$$item.until", now)))),
            ("open", Filter("$open", Call("$gt", "$$item.until", now)))),
        Set(("failures", Call("$add", "$failures", "$dead"))),
        Set(("waits_until", When(Call("$and", Call("$gt", "$dead", 0), IsBeyondFree(options)), End(now, options), "$waits_until"))),
        Set(("verdict", When(
            Call("$gt", "$waits_until", now),
            Waits,
            When(Call("$or", Call("$eq", Size("$open"), 0), Call("$lt", Call("$add", "$failures", Size("$open")), options.FreeFailures)), Admitted, "busy")))),
        Set(
            ("open", When(Is(Admitted), Call("$concatArrays", "$open", new BsonArray { new BsonDocument { ["id"] = id, ["until"] = now.AddMilliseconds(LeaseMilliseconds) } }), "$open")),
            ("refusals", When(Is(Waits), Call("$add", OrElse("$refusals", 0), 1), When(Is(Admitted), 0, OrElse("$refusals", 0)))),
            ("expires_at", Call("$max", Call("$add", When(Is(Waits), "$waits_until", now), options.WindowMinutes * 60_000), OrElse("$expires_at", DateTime.UnixEpoch)))),
        new BsonDocument("$unset", "dead"),
    ];

    /// <summary>The try failed: it counts, and from the last free one on it costs a wait.</summary>
    public static BsonDocument[] Fail(BsonValue id, DateTime now, LockoutOptions options) =>
    [
        Set(("failures", Call("$add", "$failures", 1)), ("open", Without(id))),
        Set(("waits_until", When(IsBeyondFree(options), Call("$max", "$waits_until", End(now, options)), "$waits_until"))),
        Set(("expires_at", Call("$add", Call("$max", "$waits_until", now), options.WindowMinutes * 60_000))),
    ];

    /// <summary>The try was right: the failures before it are forgotten, other open tries are not.</summary>
    public static BsonDocument[] Succeed(BsonValue id) =>
    [
        Set(("failures", 0), ("refusals", 0), ("waits_until", DateTime.UnixEpoch), ("open", Without(id))),
    ];

    /// <summary>The try was not looked at.</summary>
    public static BsonDocument[] Withdraw(BsonValue id) => [Set(("open", Without(id)))];

    private static BsonDocument Ended(DateTime now) => Call("$lte", OrElse("$expires_at", DateTime.UnixEpoch), now);

    private static BsonDocument Is(string verdict) => Call("$eq", "$verdict", verdict);

    private static BsonDocument IsBeyondFree(LockoutOptions options) => Call("$gte", "$failures", options.FreeFailures);

    private static BsonDocument Without(BsonValue id) => Filter("$open", Call("$ne", "$$item.id", id));

    private static BsonDocument End(DateTime now, LockoutOptions options)
    {
        var doublings = Call("$min", Call("$subtract", "$failures", options.FreeFailures), MostDoublings);
        var seconds = Call("$min", Call("$multiply", Call("$pow", 2, doublings), options.FirstWaitSeconds), options.MaxWaitSeconds);
        return Call("$add", now, Call("$multiply", seconds, 1000));
    }
}
