using MongoDB.Bson;
using Qeyafa.Application.Auditing;
using Qeyafa.Infrastructure.Mongo.Auditing;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>Reads from the audit log who was erased: keyed hashes, which name nobody by themselves.</summary>
internal static class ErasedNames
{
    /// <summary>Those erased since a time; none where the database has no audit log.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(IMongoDatabase database, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument { ["action"] = AuditActions.Erased, ["at"] = new BsonDocument("$gte", since.UtcDateTime) };
        var entries = await database.GetCollection<BsonDocument>(AuditLog.Spec.Name).Find(filter).Project<BsonDocument>(new BsonDocument("subject", 1)).ToListAsync(cancellationToken);
        return [.. entries.Select(entry => entry.GetValue("subject", BsonNull.Value)).OfType<BsonString>().Select(name => name.Value).Distinct(StringComparer.Ordinal)];
    }
}
