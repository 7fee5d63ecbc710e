using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Measurements;

internal sealed class MeasurementRepository(IMongoClient client, IMongoDatabase database, OperationTimer timer) : IMeasurementRepository
{
    public static readonly CollectionSpec Spec = new(
        "measurements",
        new Ownership.OfPerson("user_id", new ExportShape(
            "measurements", "Every measurement recorded for you, in the unit that it was entered in.",
            "id", "user_id", "measurements", "height", "weight", "unit", "image_paths", "processed_at", "ai_confidence", "source", "note", "created_at", "updated_at", "version")),
        new IndexSpec("user_history", new BsonDocument { ["user_id"] = 1, ["processed_at"] = -1, ["_id"] = -1 }));

    private static readonly BsonDocument NewestFirst = new() { ["processed_at"] = -1, ["_id"] = -1 };
    private static readonly BsonDocument OldestFirst = new() { ["processed_at"] = 1, ["_id"] = 1 };
    private static readonly BsonDocument OwnerOnly = new() { ["_id"] = 0, ["user_id"] = 1 };
    private static readonly BsonDocument TimeOnly = new() { ["_id"] = 0, ["processed_at"] = 1 };

    private readonly IMongoCollection<BsonDocument> _documents = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly IMongoCollection<RawBsonDocument> _raw = database.GetCollection<RawBsonDocument>(Spec.Name);

    public async Task<InsertOutcome> InsertAsync(Measurement measurement, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "insert");
        try
        {
            await _documents.InsertOneJoinedAsync(MeasurementDocument.ToBson(measurement), cancellationToken);
            return InsertOutcome.Inserted;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return InsertOutcome.DuplicateId;
        }
    }

    public async Task<InsertOutcome> InsertManyAsync(IReadOnlyList<Measurement> measurements, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "insert_many");
        using var session = await client.StartSessionAsync(cancellationToken: cancellationToken);
        try
        {
            return await session.WithTransactionAsync(
                async (transaction, cancellation) =>
                {
                    await _documents.InsertManyAsync(transaction, measurements.Select(MeasurementDocument.ToBson), cancellationToken: cancellation);
                    return InsertOutcome.Inserted;
                },
                cancellationToken: cancellationToken);
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            return InsertOutcome.DuplicateId;
        }
    }

    public async Task<Measurement?> FindAsync(EntityId id, OwnerScope scope, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find");
        return Read(await _raw.Find(MeasurementFilters.Of(id, scope)).Limit(1).FirstOrDefaultAsync(cancellationToken));
    }

    public async Task<EntityId?> FindOwnerAsync(EntityId id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "find_owner");
        var found = await _documents.Find(new BsonDocument("_id", id.ToBson())).Limit(1).Project<BsonDocument>(OwnerOnly).FirstOrDefaultAsync(cancellationToken);
        return found?["user_id"].AsObjectId.ToEntityId();
    }

    public async Task<bool> ReplaceAsync(Measurement measurement, long expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "replace");
        var filter = MeasurementFilters.Of(measurement.Id, OwnerScope.Of(measurement.UserId)).Add(StoredVersion.Field, StoredVersion.Matches(expectedVersion));
        return (await _documents.UpdateOneAsync(filter, MeasurementDocument.ToUpdate(measurement), cancellationToken: cancellationToken)).MatchedCount == 1;
    }

    public async Task<DeleteOutcome> DeleteAsync(EntityId id, OwnerScope scope, long? expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "delete");
        var filter = MeasurementFilters.Of(id, scope);
        if (expectedVersion is { } expected)
        {
            filter.Add(StoredVersion.Field, StoredVersion.Matches(expected));
        }

        if ((await _documents.DeleteOneAsync(filter, cancellationToken)).DeletedCount == 1)
        {
            return DeleteOutcome.Deleted;
        }

        var isThere = expectedVersion is not null && await _documents.CountDocumentsAsync(MeasurementFilters.Of(id, scope), cancellationToken: cancellationToken) > 0;
        return isThere ? DeleteOutcome.OtherVersion : DeleteOutcome.NotFound;
    }

    public async Task<IReadOnlyList<Measurement>> HistoryAsync(HistorySlice slice, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "history");
        var documents = await _raw.Find(MeasurementFilters.Of(slice)).Sort(NewestFirst).Skip(slice.Skip).Limit(slice.Limit).ToListAsync(cancellationToken);
        return documents.ConvertAll(document => MeasurementDocument.Read(document.Bytes()));
    }

    public async Task<long> CountAsync(EntityId owner, MeasurementFilter filter, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "count");
        return await _documents.CountDocumentsAsync(MeasurementFilters.Of(owner, filter), cancellationToken: cancellationToken);
    }

    public async Task<Measurement?> LatestAsync(EntityId owner, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "latest");
        return Read(await _raw.Find(MeasurementFilters.Of(owner, MeasurementFilter.None)).Sort(NewestFirst).Limit(1).FirstOrDefaultAsync(cancellationToken));
    }

    public async Task<HistorySpan?> SpanAsync(EntityId owner, MeasurementFilter filter, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "span");
        var first = await EndAsync(owner, filter, OldestFirst, cancellationToken);
        var last = first is null ? null : await EndAsync(owner, filter, NewestFirst, cancellationToken);
        return first is { } from && last is { } to ? new HistorySpan(from, to) : null;
    }

    public async Task<IReadOnlyList<MeasurementTrend>> TrendsAsync(TrendQuery query, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "trends");
        BsonDocument[] stages = [.. Matching(query.Owner, query.Filter), new("$sort", OldestFirst), .. MeasurementTrends.Stages(query)];
        return (await AggregateAsync(stages, cancellationToken)).ConvertAll(MeasurementTrends.Read);
    }

    public async Task<IReadOnlyList<MeasurementName>> NamesAsync(EntityId owner, MeasurementFilter filter, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "names");
        BsonDocument[] stages =
        [
            .. Matching(owner, filter),
            new("$project", new BsonDocument("name", new BsonDocument("$objectToArray", new BsonDocument("$ifNull", new BsonArray { "$measurements", new BsonDocument() })))),
            new("$unwind", "$name"),
            new("$group", new BsonDocument("_id", "$name.k")),
        ];
        return (await AggregateAsync(stages, cancellationToken)).ConvertAll(document => MeasurementName.Of(document["_id"].AsString));
    }

    private static BsonDocument[] Matching(EntityId owner, MeasurementFilter filter) => [new("$match", MeasurementFilters.Of(owner, filter))];

    private static Measurement? Read(RawBsonDocument? document) => document is null ? null : MeasurementDocument.Read(document.Bytes());

    private async Task<List<BsonDocument>> AggregateAsync(BsonDocument[] stages, CancellationToken cancellationToken)
    {
        using var cursor = await _documents.AggregateAsync<BsonDocument>(stages, new AggregateOptions { AllowDiskUse = true }, cancellationToken);
        return await cursor.ToListAsync(cancellationToken);
    }

    private async Task<DateTimeOffset?> EndAsync(EntityId owner, MeasurementFilter filter, BsonDocument order, CancellationToken cancellationToken)
    {
        var end = await _documents.Find(MeasurementFilters.Of(owner, filter)).Sort(order).Limit(1).Project<BsonDocument>(TimeOnly).FirstOrDefaultAsync(cancellationToken);
        return end is null ? null : new DateTimeOffset(end["processed_at"].ToUniversalTime());
    }
}
