using MongoDB.Bson;
using Qeyafa.Application.Auditing;
using Qeyafa.Infrastructure.Mongo.Auditing;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Privacy;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>Erases again whom a backup brings back though they were erased since. They are known by keyed hashes only, which the accounts' ids are compared with.</summary>
internal sealed class ErasedAgain(OwnershipRegistry registry, Lazy<SecretBox> box, OperationTimer timer, TimeProvider time)
{
    /// <summary>What the entry in the audit log says of it.</summary>
    public const string Detail = "restore";

    /// <summary>Erases in a restored database whoever is named.</summary>
    /// <returns>Whom.</returns>
    public async Task<IReadOnlyList<ObjectId>> RunAsync(IMongoDatabase target, IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        var erased = new List<ObjectId>();
        if (names.Count == 0)
        {
            return erased;
        }

        var eraser = new PersonEraser(target, registry, box.Value, timer);
        var users = target.GetCollection<BsonDocument>(UserRepository.Spec.Name);
        using var cursor = await users.Find(new BsonDocument()).Project<BsonDocument>(new BsonDocument { ["_id"] = 1, ["email"] = 1, ["phone_number"] = 1 }).ToCursorAsync(cancellationToken);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            foreach (var user in cursor.Current.Where(user => user["_id"].IsObjectId))
            {
                var fields = new StoredFields(user);
                var person = new Person(user["_id"].AsObjectId.ToEntityId(), fields.Text("email"), fields.Text("phone_number"));
                var name = eraser.NameAfter(person.Id);
                if (names.Contains(name))
                {
                    await eraser.EraseAsync(person, () => Task.FromResult(true), cancellationToken);
                    await RecordAsync(target, name, cancellationToken);
                    await users.DeleteOneAsync(new BsonDocument("_id", user["_id"]), cancellationToken);
                    erased.Add(user["_id"].AsObjectId);
                }
            }
        }

        return erased;
    }

    private Task RecordAsync(IMongoDatabase target, string name, CancellationToken cancellationToken) => target.GetCollection<BsonDocument>(AuditLog.Spec.Name).InsertOneAsync(
        new BsonDocument
        {
            ["_id"] = ObjectId.GenerateNewId(),
            ["at"] = time.GetUtcNow().UtcDateTime,
            ["action"] = AuditActions.Erased,
            ["outcome"] = AuditWords.Of(AuditOutcome.Success),
            ["subject"] = name,
            ["detail"] = Detail,
        },
        cancellationToken: cancellationToken);
}
