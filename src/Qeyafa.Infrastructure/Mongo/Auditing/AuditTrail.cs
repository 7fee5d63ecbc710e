using MongoDB.Bson;
using Qeyafa.Application.Auditing;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Auditing;

internal sealed class AuditTrail(IMongoDatabase database, OperationTimer timer) : IAuditTrail
{
    private static readonly BsonDocument NewestFirst = new() { ["at"] = -1, ["_id"] = -1 };

    private readonly IMongoCollection<BsonDocument> _entries = database.GetCollection<BsonDocument>(AuditLog.Spec.Name);

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditSlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(AuditLog.Spec.Name, "list");
        var documents = await _entries.Find(AuditFilters.Of(slice)).Sort(NewestFirst).Skip(slice.Skip).Limit(slice.Limit).ToListAsync(cancellationToken);
        return documents.ConvertAll(Read);
    }

    public async Task<long> CountAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(AuditLog.Spec.Name, "count");
        return await _entries.CountDocumentsAsync(AuditFilters.Of(filter), cancellationToken: cancellationToken);
    }

    private static AuditEntry Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        return new AuditEntry
        {
            Id = document["_id"].AsObjectId.ToEntityId(),
            At = stored.Moment("at") ?? throw new FormatException("A stored audit entry has no time."),
            Action = document["action"].AsString,
            Outcome = AuditWords.Read(document["outcome"].AsString),
            Actor = Person(document, "actor"),
            Subject = Person(document, "subject"),
            Session = document.TryGetValue("session", out var session) && session.IsObjectId ? session.AsObjectId.ToEntityId() : null,
            Address = stored.Text("address"),
            Device = stored.Text("device"),
            Detail = stored.Text("detail"),
            Trace = stored.Text("trace"),
        };
    }

    private static string? Person(BsonDocument document, string field) => !document.TryGetValue(field, out var person) ? null : person switch
    {
        BsonObjectId id => id.Value.ToEntityId().ToString(),
        BsonString erased => erased.Value,
        _ => null,
    };
}
