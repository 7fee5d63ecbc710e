using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Tasks;

/// <summary>Gives tasks of earlier systems what lists and searches go by: the words of the title, the state, and when they were made.</summary>
internal static class WorkItemFill
{
    private const int Batch = 500;

    private static readonly BsonDocument Lacking = new(WorkItemDocument.Search, new BsonDocument("$exists", false));

    public static async Task RunAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var tasks = database.GetCollection<BsonDocument>(WorkItemRepository.Spec.Name);
        using var cursor = await tasks.Find(Lacking).ToCursorAsync(cancellationToken);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            foreach (var batch in cursor.Current.Chunk(Batch))
            {
                await tasks.BulkWriteAsync(batch.Select(Fill), new BulkWriteOptions { IsOrdered = false }, cancellationToken);
            }
        }
    }

    private static UpdateOneModel<BsonDocument> Fill(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var fields = new BsonDocument(WorkItemDocument.Search, new BsonArray(SearchText.Beginnings(stored.Text("title"))));
        fields.Add(WorkItemDocument.IsCompleted, false, stored.Truth(WorkItemDocument.IsCompleted) is null);
        if (stored.Moment("created_at") is null && document["_id"] is BsonObjectId id)
        {
            fields.Add("created_at", id.Value.CreationTime);
        }

        var filter = new BsonDocument { ["_id"] = document["_id"], [WorkItemDocument.Search] = new BsonDocument("$exists", false) };
        return new UpdateOneModel<BsonDocument>(filter, new BsonDocument("$set", fields));
    }
}
