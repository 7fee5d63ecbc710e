using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Users;

/// <summary>Gives accounts of earlier systems what lists of accounts go by: search keys, and a status where there is only a flag.</summary>
internal static class SearchKeyFill
{
    private const int Batch = 500;

    public static async Task RunAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var users = database.GetCollection<BsonDocument>(UserRepository.Spec.Name);
        using var cursor = await users.Find(new BsonDocument(SearchKeys.Field, new BsonDocument("$exists", false))).ToCursorAsync(cancellationToken);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            foreach (var batch in cursor.Current.Chunk(Batch))
            {
                await users.BulkWriteAsync(batch.Select(Fill), new BulkWriteOptions { IsOrdered = false }, cancellationToken);
            }
        }
    }

    private static UpdateOneModel<BsonDocument> Fill(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var keys = SearchKeys.Of(stored.Text("email"), stored.Text("username"), stored.Text("phone_number"), stored.Text("name", "full_name"));
        var missing = new BsonDocument(SearchKeys.Field, keys);
        missing.Add("status", stored.Truth("is_active") ?? true ? "active" : "inactive", stored.Text("status") is null);
        var filter = new BsonDocument { ["_id"] = document["_id"], [SearchKeys.Field] = new BsonDocument("$exists", false) };
        return new UpdateOneModel<BsonDocument>(filter, new BsonDocument("$set", missing));
    }
}
