using MongoDB.Bson;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using static Qeyafa.Infrastructure.Mongo.Common.Expressions;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

/// <summary>The changes of a try-on that depend on how it stands.</summary>
internal static class TryOnUpdates
{
    private const string Remove = "$$REMOVE";

    private static readonly BsonValue IsCanceled = Call("$eq", "$status", TryOnStatus.Canceled.Word());

    /// <summary>Whoever held it let go of it in the middle of an attempt; one that died still has its name on it.</summary>
    private static readonly BsonValue GoesOn = Call("$and", Call("$eq", "$attempt_open", true), Call("$eq", OrElse("$lease_owner", ""), ""));

    /// <summary>Takes a lease. A new attempt begins, unless one goes on that was let go of.</summary>
    /// <param name="leaseOwner">The name of the lease.</param>
    /// <param name="leaseEnd">When the lease ends.</param>
    /// <param name="deadline">When the try-on is given up, unless it is said already.</param>
    /// <param name="starts">Whether the work begins with the attempt; otherwise its engine says when.</param>
    public static UpdateDefinition<BsonDocument> Claimed(string leaseOwner, DateTime leaseEnd, DateTime deadline, bool starts)
    {
        var stays = Call("$or", IsCanceled, GoesOn);
        return Pipeline(Set(
            ("attempts", Call("$add", OrElse("$attempts", 0), When(stays, 0, 1))),
            ("status", starts ? When(stays, "$status", TryOnStatus.Processing.Word()) : "$status"),
            (StoredVersion.Field, Call("$add", OrElse("$version", 0L), When(stays, 0L, 1L))),
            ("lease_owner", leaseOwner),
            ("due_at", leaseEnd),
            ("attempt_open", true),
            ("deadline_at", OrElse("$deadline_at", deadline))));
    }

    /// <summary>
    /// Keeps what the engine goes on with; lets go of the lease unless it is to be asked again at once. News that came during the lease makes it due now.
    /// What has begun stays begun: an engine that could not find out how far the work is does not make it wait again.
    /// </summary>
    public static UpdateDefinition<BsonDocument> Continued(string engine, EngineStep.Working step, DateTime now, DateTime leaseEnd)
    {
        BsonValue status = step.HasStarted ? TryOnStatus.Processing.Word() : "$status";
        var keeps = step.AskAgainAfter <= TimeSpan.Zero;
        return Pipeline(Set(
            ("engine", Literal(engine)),
            ("engine_reference", Literal(step.Reference)),
            ("status", status),
            (StoredVersion.Field, Call("$add", OrElse("$version", 0L), When(Call("$eq", "$status", status), 0L, 1L))),
            ("due_at", keeps ? leaseEnd : When(Call("$eq", "$woken", true), now, now + step.AskAgainAfter)),
            ("lease_owner", keeps ? "$lease_owner" : Remove),
            ("woken", Remove)));
    }

    /// <summary>Cancels. Where an engine works on it, it stays due until the engine has been told.</summary>
    public static UpdateDefinition<BsonDocument> Canceled(DateTimeOffset now)
    {
        var isAtEngine = Call("$ne", OrElse("$engine_reference", ""), "");
        return Pipeline(Set(
            ("status", TryOnStatus.Canceled.Word()),
            ("completed_at", now.UtcDateTime),
            (StoredVersion.Field, Call("$add", OrElse("$version", 0L), 1L)),
            ("due_at", When(isAtEngine, now.UtcDateTime, Remove)),
            ("lease_owner", Remove),
            ("attempt_open", Remove),
            ("deadline_at", Remove),
            ("woken", Remove)));
    }

    /// <summary>
    /// Begins it again. Its attempts are counted on, so that an engine never takes what an earlier one of the same number left behind for its own;
    /// those before do not count towards how many it has.
    /// </summary>
    public static UpdateDefinition<BsonDocument> Begun(DateTimeOffset now)
    {
        var kept = new[] { "due_at", "attempts_before" };
        return Pipeline(Set(
        [
            ("status", TryOnStatus.Pending.Word()),
            ("due_at", now.UtcDateTime),
            ("attempts_before", OrElse("$attempts", 0)),
            (StoredVersion.Field, Call("$add", OrElse("$version", 0L), 1L)),
            .. TryOnDocument.Workings.Except(kept).Concat(["error", "completed_at"]).Select(field => (field, (BsonValue)Remove)),
        ]));
    }

    /// <summary>There is news: due now, or, where somebody holds it, when they let go of it.</summary>
    public static UpdateDefinition<BsonDocument> Woken(DateTime now)
    {
        var isHeld = Call("$ne", OrElse("$lease_owner", ""), "");
        return Pipeline(Set(("due_at", When(isHeld, "$due_at", now)), ("woken", When(isHeld, true, Remove))));
    }

    private static BsonDocument Literal(string text) => new("$literal", text);

    private static UpdateDefinition<BsonDocument> Pipeline(BsonDocument stage) => new(new BsonArray { stage });
}
