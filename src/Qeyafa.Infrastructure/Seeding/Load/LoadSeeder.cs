using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Measurements;
using Qeyafa.Infrastructure.Mongo.Profiles;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Seeding.Load;

/// <summary>
/// Stores a loaded set, batch by batch, several batches at once. Before a batch its documents are counted by their ids: one that is complete is passed over,
/// so that a run that was broken off is taken up where it ended, and documents that are there already are no failure.
/// </summary>
internal sealed class LoadSeeder(IMongoDatabase database)
{
    private const int PeoplePerBatch = 1_000;
    private const int MeasurementsPerBatch = 4_000;

    private static readonly InsertManyOptions Unordered = new() { IsOrdered = false };

    private readonly IMongoCollection<RawBsonDocument> _measurements = database.GetCollection<RawBsonDocument>(MeasurementRepository.Spec.Name);

    /// <summary>Stores what of the set is not stored yet.</summary>
    /// <param name="set">The set.</param>
    /// <param name="documents">Its documents.</param>
    /// <param name="workers">How many batches are under way at once.</param>
    /// <param name="progress">Told of each batch.</param>
    /// <param name="cancellationToken">Breaks off, after the batches that are under way; what is stored stays.</param>
    /// <returns>How many documents were stored.</returns>
    public async Task<LoadCount> StoreAsync(LoadSet set, LoadDocuments documents, int workers, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var users = await RunAsync(
            "People", set.Users, PeoplePerBatch, workers, progress,
            (from, to) => InsertAsync(database.GetCollection<BsonDocument>(UserRepository.Spec.Name), documents.UserId, documents.User, from, to), cancellationToken);
        var profiles = await RunAsync(
            "Profiles", set.Users, PeoplePerBatch, workers, progress,
            (from, to) => InsertAsync(database.GetCollection<BsonDocument>(ProfileRepository.Spec.Name), documents.ProfileId, documents.Profile, from, to), cancellationToken);
        var measurements = await RunAsync(
            "Measurements", set.Measurements, MeasurementsPerBatch, workers, progress,
            (from, to) => InsertAsync(_measurements, documents.MeasurementId(from), documents.MeasurementId(to - 1), to - from, documents.Measurements(from, to)),
            cancellationToken);
        return new LoadCount(users, profiles, measurements);
    }

    private static async Task<long> RunAsync(
        string step, long total, int perBatch, int workers, IProgress<WorkProgress> progress, Func<long, long, Task<long>> insert, CancellationToken cancellationToken)
    {
        var (done, stored) = (0L, 0L);
        var batches = (total + perBatch - 1) / perBatch;
        await Parallel.ForAsync(0L, batches, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken }, async (batch, _) =>
        {
            var (from, to) = (batch * perBatch, Math.Min(total, (batch + 1) * perBatch));
            Interlocked.Add(ref stored, await insert(from, to));
            progress.Report(new WorkProgress(step, Interlocked.Add(ref done, to - from), total));
        });
        return stored;
    }

    private static Task<long> InsertAsync(
        IMongoCollection<BsonDocument> collection, Func<int, EntityId> id, Func<int, BsonDocument> make, long from, long to) =>
        InsertAsync(collection, id((int)from), id((int)to - 1), to - from, Enumerable.Range((int)from, (int)(to - from)).Select(make));

    private static async Task<long> InsertAsync<TDocument>(
        IMongoCollection<TDocument> collection, EntityId first, EntityId last, long count, IEnumerable<TDocument> documents)
    {
        var batch = new BsonDocument("_id", new BsonDocument { ["$gte"] = first.ToBson(), ["$lte"] = last.ToBson() });
        var before = await collection.CountDocumentsAsync(batch);
        if (before == count)
        {
            return 0;
        }

        try
        {
            await collection.InsertManyAsync(documents, Unordered);
        }
        catch (MongoBulkWriteException partly) when (partly.WriteConcernError is null && partly.WriteErrors.All(IsThere))
        {
            // Another run has stored these; the others of the batch are stored now.
        }

        return count - before;
    }

    private static bool IsThere(BulkWriteError error) => error.Category == ServerErrorCategory.DuplicateKey && error.Details["keyPattern"].AsBsonDocument.Contains("_id");
}

/// <summary>How many documents were stored.</summary>
/// <param name="Users">Accounts.</param>
/// <param name="Profiles">Profiles.</param>
/// <param name="Measurements">Measurements.</param>
internal sealed record LoadCount(long Users, long Profiles, long Measurements);
