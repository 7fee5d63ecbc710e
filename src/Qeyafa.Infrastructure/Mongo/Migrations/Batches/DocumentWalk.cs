using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Batches;

/// <summary>Goes through a collection in the order of the ids, changes what is to be changed, and saves its place after each batch.</summary>
internal sealed class DocumentWalk(MigrationWork work, DocumentPass pass)
{
    /// <summary>How often documents that somebody else changes at the same moment are read again before that is taken for a fault.</summary>
    private const int Rereads = 50;

    private static readonly BsonDocument ById = new("_id", 1);
    private static readonly BulkWriteOptions Unordered = new() { IsOrdered = false };

    private readonly IMongoCollection<BsonDocument> _documents = work.Database.GetCollection<BsonDocument>(pass.Spec.Name);
    private readonly BsonDocument _fields = new(pass.Fields.Select(field => new BsonElement(field, 1)));

    public async Task RunAsync(Checkpoint from, CancellationToken cancellationToken)
    {
        var (place, total) = (from, await _documents.EstimatedDocumentCountAsync(cancellationToken: cancellationToken));
        Tell(place.Done, total);
        while (await BatchAsync(place.After, cancellationToken) is { Count: > 0 } batch)
        {
            await ChangeAsync(batch, cancellationToken);
            place = place with { After = batch[^1]["_id"].AsObjectId, Done = place.Done + batch.Count };
            await work.SaveAsync(place, cancellationToken);
            Tell(place.Done, total);
        }

        Tell(place.Done, place.Done);
    }

    private Task<List<BsonDocument>> BatchAsync(ObjectId after, CancellationToken cancellationToken) =>
        ReadAsync(new BsonDocument("$gt", after), cancellationToken);

    private async Task<List<BsonDocument>> ReadAsync(BsonDocument ids, CancellationToken cancellationToken) =>
        await _documents.Find(new BsonDocument("_id", ids)).Sort(ById).Limit(work.BatchSize).Project<BsonDocument>(_fields).ToListAsync(cancellationToken);

    private async Task ChangeAsync(List<BsonDocument> batch, CancellationToken cancellationToken)
    {
        for (var reread = 0; reread <= Rereads; reread++)
        {
            var changes = batch.Select(pass.Change).OfType<DocumentChange>().ToList();
            if (changes.Count == 0)
            {
                return;
            }

            var written = await _documents.BulkWriteAsync(changes.Select(change => new UpdateOneModel<BsonDocument>(change.Filter, change.Update)), Unordered, cancellationToken);
            if (written.MatchedCount == changes.Count)
            {
                return;
            }

            batch = await ReadAsync(new BsonDocument("$in", new BsonArray(changes.Select(change => change.Filter["_id"]))), cancellationToken);
        }

        throw new InvalidOperationException($"Documents of {pass.Spec.Name} from {batch[0]["_id"]} on were changed by somebody else {Rereads} times in a row; run the command again.");
    }

    private void Tell(long done, long total) => work.Progress?.Report(new WorkProgress($"{work.Words}: {pass.Spec.Name}", done, Math.Max(done, total)));
}
