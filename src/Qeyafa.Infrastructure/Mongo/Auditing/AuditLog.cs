using MongoDB.Bson;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Auditing;

/// <summary>
/// The audit log as a collection: <c>at</c>, <c>action</c>, <c>outcome</c>, and where known <c>actor</c>, <c>subject</c>, <c>session</c>, <c>address</c>,
/// <c>device</c>, <c>detail</c> and <c>trace</c>.
/// </summary>
/// <remarks>
/// Erasing a person does not delete entries. It replaces their id in <c>actor</c> and <c>subject</c> (ObjectIds until then) by a text, an HMAC of it,
/// and removes <c>address</c>, <c>device</c> and <c>session</c> of the entries whose actor they are; readers take an id and a text alike.
/// </remarks>
internal sealed class AuditLog(IMongoDatabase database, OperationTimer timer, ICaller caller, IRequestOrigin origin, TimeProvider time) : IAuditLog
{
    public static readonly CollectionSpec Spec = new(
        "audit_log",
        new Ownership.Anonymised(
            "Entries outlive the account that they are about.",
            new PersonTrace("actor", "address", "device", "session"),
            new PersonTrace("subject", "address", "device", "session") { WhereAbsent = "actor" },
            new PersonTrace("subject")),
        new IndexSpec("newest", new BsonDocument { ["at"] = -1, ["_id"] = -1 }),
        new IndexSpec("action_newest", new BsonDocument { ["action"] = 1, ["at"] = -1, ["_id"] = -1 }),
        new IndexSpec("outcome_newest", new BsonDocument { ["outcome"] = 1, ["at"] = -1, ["_id"] = -1 }),
        new IndexSpec("actor_newest", new BsonDocument { ["actor"] = 1, ["at"] = -1, ["_id"] = -1 }),
        new IndexSpec("subject_newest", new BsonDocument { ["subject"] = 1, ["at"] = -1, ["_id"] = -1 }));

    private readonly IMongoCollection<BsonDocument> _entries = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task RecordAsync(AuditEvent entry, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "record");
        var now = time.GetUtcNow();
        var actor = entry.Actor ?? caller.UserId;
        var session = entry.Session ?? caller.SessionId;
        var document = new BsonDocument
        {
            { "_id", EntityId.New(now).ToBson() },
            { "at", now.UtcDateTime },
            { "action", entry.Action },
            { "outcome", AuditWords.Of(entry.Outcome) },
            { "actor", () => actor!.Value.ToBson(), actor is not null },
            { "subject", () => entry.Subject!.Value.ToBson(), entry.Subject is not null },
            { "session", () => session!.Value.ToBson(), session is not null },
            { "address", origin.Address, origin.Address is not null },
            { "device", origin.Device, origin.Device is not null },
            { "detail", entry.Detail, entry.Detail is not null },
            { "trace", origin.TraceId, origin.TraceId is not null },
        };
        await _entries.InsertOneJoinedAsync(document, cancellationToken);
    }
}
