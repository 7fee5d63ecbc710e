using System.Globalization;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Monitoring;

/// <summary>One sample of each collection's size a day, from which growth is told. A document a day and collection, kept for 90 days.</summary>
internal sealed class CollectionSizes(IMongoDatabase database, DatabaseSchema schema, OperationTimer timer, TimeProvider time)
{
    public static readonly CollectionSpec Spec = new(
        "collection_sizes",
        new Ownership.OfNobody("Sizes of collections by day."),
        new IndexSpec("collection_day", new BsonDocument { ["collection"] = 1, ["at"] = 1 }),
        new IndexSpec("at_ttl", new BsonDocument("at", 1)) { ExpireAfter = TimeSpan.FromDays(90) });

    /// <summary>How far back growth is told.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    private readonly IMongoCollection<BsonDocument> _samples = database.GetCollection<BsonDocument>(Spec.Name);

    /// <summary>Takes today's samples that are missing. Whoever comes second changes nothing.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> SampleAsync(CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "sample");
        var now = time.GetUtcNow().UtcDateTime;
        var taken = 0;
        foreach (var name in schema.Collections.Select(collection => collection.Name))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{name}/{now:yyyy-MM-dd}");
            if (await _samples.CountDocumentsAsync(new BsonDocument("_id", id), cancellationToken: cancellationToken) > 0
                || await CollectionStats.ReadAsync(database, name, cancellationToken) is not { } stats)
            {
                continue;
            }

            var sample = new BsonDocument
            {
                ["collection"] = name,
                ["at"] = now,
                ["documents"] = stats.Documents,
                ["data_bytes"] = stats.DataBytes,
                ["storage_bytes"] = stats.StorageBytes,
                ["index_bytes"] = stats.IndexBytes,
            };
            await _samples.UpdateOneAsync(new BsonDocument("_id", id), new BsonDocument("$setOnInsert", sample), new UpdateOptions { IsUpsert = true }, cancellationToken);
            taken++;
        }

        return taken;
    }

    /// <summary>The oldest sample within the window of each collection.</summary>
    public async Task<IReadOnlyDictionary<string, CollectionSample>> OldestAsync(CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "oldest");
        var since = new BsonDocument("at", new BsonDocument("$gte", (time.GetUtcNow() - Window).UtcDateTime));
        BsonDocument[] pipeline =
        [
            new("$match", since),
            new("$sort", new BsonDocument("at", 1)),
            new("$group", new BsonDocument
            {
                ["_id"] = "$collection",
                ["at"] = new BsonDocument("$first", "$at"),
                ["documents"] = new BsonDocument("$first", "$documents"),
                ["data_bytes"] = new BsonDocument("$first", "$data_bytes"),
            }),
        ];
        var found = await (await _samples.AggregateAsync<BsonDocument>(pipeline, cancellationToken: cancellationToken)).ToListAsync(cancellationToken);
        return found.ToDictionary(
            sample => sample["_id"].AsString,
            sample => new CollectionSample(sample["at"].ToMoment(), sample["documents"].ToInt64(), sample["data_bytes"].ToInt64()),
            StringComparer.Ordinal);
    }
}

/// <summary>What a collection held at a time.</summary>
internal sealed record CollectionSample(DateTimeOffset At, long Documents, long DataBytes);
