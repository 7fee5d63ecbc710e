using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>
/// Gives garments that lack it, as those of earlier systems do, what lists and searches go by, and counts every wardrobe anew. It may run at any time, beside
/// people who change their wardrobes, and again after it was broken off.
/// </summary>
internal sealed class WardrobeRepair(IMongoDatabase database)
{
    private const int Batch = 500;

    /// <summary>Few enough that they are counted before the server closes an idle cursor (10 minutes), however large their wardrobes are.</summary>
    private const int OwnersAtOnce = 50;

    private static readonly BsonDocument Lacking = new("$or", new BsonArray
    {
        new BsonDocument(GarmentDocument.CategoryKey, new BsonDocument("$exists", false)), new BsonDocument("created_at", BsonNull.Value),
    });

    /// <summary>Whoever has garments or counters: those whose last garment went past Qeyafa have counters alone.</summary>
    private static readonly BsonDocument[] Owners =
    [
        new("$project", new BsonDocument { ["_id"] = 0, ["user_id"] = 1 }),
        new("$unionWith", new BsonDocument { ["coll"] = WardrobeCounters.Spec.Name, ["pipeline"] = new BsonArray { new BsonDocument("$project", new BsonDocument { ["_id"] = 0, ["user_id"] = 1 }) } }),
        new("$group", new BsonDocument("_id", "$user_id")),
    ];

    private readonly IMongoCollection<BsonDocument> _garments = database.GetCollection<BsonDocument>(GarmentRepository.Spec.Name);

    /// <returns>How many wardrobes were counted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        var counters = new WardrobeCounters(database, new OperationTimer(NullLogger<OperationTimer>.Instance, TimeProvider.System));
        var work = new UnitOfWork(database.Client);
        var counted = 0;
        using var owners = await _garments.AggregateAsync<BsonDocument>(Owners, new AggregateOptions { AllowDiskUse = true, BatchSize = OwnersAtOnce }, cancellationToken);
        while (await owners.MoveNextAsync(cancellationToken))
        {
            foreach (var owner in owners.Current.Select(document => document["_id"]).OfType<BsonObjectId>())
            {
                await CountAsync(counters, work, owner.Value.ToEntityId(), cancellationToken);
                counted++;
            }
        }

        return counted;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        using var cursor = await _garments.Find(Lacking).ToCursorAsync(cancellationToken);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            foreach (var batch in cursor.Current.Chunk(Batch))
            {
                await _garments.BulkWriteAsync(batch.Select(Fill), new BulkWriteOptions { IsOrdered = false }, cancellationToken);
            }
        }
    }

    private static async Task CountAsync(WardrobeCounters counters, UnitOfWork work, EntityId owner, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work.RunAsync<Done>(
                    async cancellation =>
                    {
                        await counters.RebuildAsync(owner, cancellation);
                        return default(Done);
                    },
                    cancellationToken);
                return;
            }
            catch (MongoException exception) when (UniqueViolation.Field(exception) == "user_id")
            {
                // Somebody's first garment of a kind has made its counter at the same time: it is counted with the others now.
            }
        }
    }

    /// <summary>A garment that was given what lists go by since it was read has newer texts than the ones that were read, and is left alone.</summary>
    private static UpdateOneModel<BsonDocument> Fill(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var filter = new BsonDocument { ["_id"] = document["_id"], ["user_id"] = document.GetValue("user_id", BsonNull.Value) };
        var fields = new BsonDocument();
        if (!document.Contains(GarmentDocument.CategoryKey))
        {
            var keys = GarmentDocument.Keys(stored.Text("name") ?? "", GarmentDocument.Category(stored.Text("category")), GarmentDocument.Brand(stored.Text("brand")));
            fields.AddRange(keys.Where(key => !key.Value.IsBsonNull).Select(key => new BsonElement(key.Name, key.Value)));
            filter.Add(GarmentDocument.CategoryKey, new BsonDocument("$exists", false));
        }

        if (stored.Moment("created_at") is null && document["_id"] is BsonObjectId id)
        {
            fields.Add("created_at", id.Value.CreationTime);
        }

        return new UpdateOneModel<BsonDocument>(filter, new BsonDocument("$set", fields));
    }
}
