using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>
/// How many garments each person has: one document for all of them, one for each category and one for each brand. They change in the transaction of the garment
/// that is counted, so that they are right whatever happens, and reading them costs the same for ten garments and for a hundred thousand.
/// </summary>
internal sealed class WardrobeCounters(IMongoDatabase database, OperationTimer timer)
{
    public static readonly CollectionSpec Spec = new(
        "wardrobe_stats",
        new Ownership.OfPerson("user_id", ExportedAs: null),
        new IndexSpec("user_id_kind_key_unique", new BsonDocument { ["user_id"] = 1, ["kind"] = 1, ["key"] = 1 }) { Unique = true },
        new IndexSpec("user_largest", new BsonDocument { ["user_id"] = 1, ["kind"] = 1, ["count"] = -1, ["key"] = 1 }));

    private const string All = "all";
    private const string Category = "category";
    private const string Brand = "brand";

    private static readonly BsonDocument LargestFirst = new() { ["count"] = -1, ["key"] = 1 };

    private static readonly BsonDocument LabelOrKey = Expressions.When(Expressions.Call("$gt", "$label", ""), "$label", "$_id");

    private readonly IMongoCollection<BsonDocument> _counters = database.GetCollection<BsonDocument>(Spec.Name);

    /// <summary>Within a unit of work: counts a garment as it is stored after a change instead of as it was before.</summary>
    /// <param name="owner">Whose garment it is.</param>
    /// <param name="before">The garment before; null for a new one. One that has not got what lists go by was not counted.</param>
    /// <param name="after">The garment after; null for one that is gone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task MoveAsync(EntityId owner, BsonDocument? before, BsonDocument? after, CancellationToken cancellationToken)
    {
        var transaction = AmbientTransaction.Current ?? throw new InvalidOperationException("This belongs into a unit of work.");
        var (from, to) = (GroupsOf(before), GroupsOf(after));
        var (left, joined) = (from.Except(to).ToList(), to.Except(from).ToList());
        if (left.Count + joined.Count == 0)
        {
            return;
        }

        // The first write of additions and deletions is of the one document that they share: of two at once, one ends before it has done more in vain.
        List<WriteModel<BsonDocument>> writes =
        [
            .. left.Select(group => new UpdateOneModel<BsonDocument>(FilterOf(owner, group), new BsonDocument("$inc", new BsonDocument("count", -1L)))),
            .. joined.Select(group => new UpdateOneModel<BsonDocument>(FilterOf(owner, group), Increment(group)) { IsUpsert = true }),
            .. left.Select(group => new DeleteOneModel<BsonDocument>(FilterOf(owner, group).Add("count", new BsonDocument("$lte", 0)))),
        ];
        await _counters.BulkWriteAsync(transaction, writes, new BulkWriteOptions { IsOrdered = true }, cancellationToken);
    }

    /// <summary>The counts, by one aggregation that follows the order of an index.</summary>
    public async Task<WardrobeCounts> ReadAsync(EntityId owner, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "read");
        BsonDocument[] stages = [.. Largest(owner, All), Also(owner, Category), Also(owner, Brand)];
        using var cursor = await _counters.AggregateAsync<BsonDocument>(stages, new AggregateOptions { BatchSize = (2 * WardrobeCounts.MaxGroups) + 1 }, cancellationToken);
        var found = (await cursor.ToListAsync(cancellationToken)).ToLookup(counter => counter["kind"].AsString, StringComparer.Ordinal);
        return new WardrobeCounts(found[All].Sum(counter => counter["count"].ToInt64()), [.. found[Category].Select(Read)], [.. found[Brand].Select(Read)]);
    }

    /// <summary>Within a unit of work: counts all garments of a person anew. A write at the same time collides with it, and one of the two runs again.</summary>
    public async Task RebuildAsync(EntityId owner, CancellationToken cancellationToken)
    {
        var transaction = AmbientTransaction.Current ?? throw new InvalidOperationException("This belongs into a unit of work.");
        await _counters.DeleteManyJoinedAsync(new BsonDocument("user_id", owner.ToBson()), cancellationToken);
        var garments = database.GetCollection<BsonDocument>(GarmentRepository.Spec.Name);
        var counted = new List<BsonDocument>();
        foreach (var (kind, key, label) in new[] { (Category, GarmentDocument.CategoryKey, "$category"), (Brand, GarmentDocument.BrandKey, "$brand") })
        {
            using var cursor = await garments.AggregateAsync<BsonDocument>(transaction, Grouping(owner, kind, key, label), new AggregateOptions { AllowDiskUse = true }, cancellationToken);
            counted.AddRange(await cursor.ToListAsync(cancellationToken));
        }

        var total = counted.Where(counter => counter["kind"] == Category).Sum(counter => counter["count"].ToInt64());
        if (total > 0)
        {
            counted.Insert(0, new BsonDocument { ["user_id"] = owner.ToBson(), ["kind"] = All, ["key"] = "", ["count"] = total, ["label"] = "" });
            await _counters.InsertManyAsync(transaction, counted, cancellationToken: cancellationToken);
        }
    }

    /// <summary>The conditions and the order of one kind of counters, for <c>explain</c> too.</summary>
    public static BsonDocument[] Largest(EntityId owner, string kind) =>
    [
        new("$match", new BsonDocument { ["user_id"] = owner.ToBson(), ["kind"] = kind }),
        new("$sort", LargestFirst),
        new("$limit", WardrobeCounts.MaxGroups),
        new("$project", new BsonDocument { ["_id"] = 0, ["kind"] = 1, ["label"] = 1, ["count"] = 1 }),
    ];

    private static BsonDocument Also(EntityId owner, string kind) =>
        new("$unionWith", new BsonDocument { ["coll"] = Spec.Name, ["pipeline"] = new BsonArray(Largest(owner, kind)) });

    private static BsonDocument[] Grouping(EntityId owner, string kind, string key, string label) =>
    [
        new("$match", new BsonDocument { ["user_id"] = owner.ToBson(), [key] = new BsonDocument("$gt", "") }),
        new("$project", new BsonDocument { [key] = 1, [label.TrimStart('$')] = 1, ["updated_at"] = 1 }),
        new("$sort", new BsonDocument { ["updated_at"] = 1, ["_id"] = 1 }),
        new("$group", new BsonDocument { ["_id"] = "$" + key, ["count"] = new BsonDocument("$sum", 1L), ["label"] = new BsonDocument("$last", label) }),
        new("$project", new BsonDocument
        {
            ["_id"] = 0, ["user_id"] = new BsonDocument("$literal", owner.ToBson()), ["kind"] = new BsonDocument("$literal", kind), ["key"] = "$_id", ["count"] = 1, ["label"] = LabelOrKey,
        }),
    ];

    private static Group[] GroupsOf(BsonDocument? garment)
    {
        if (garment is null || !garment.Contains(GarmentDocument.CategoryKey))
        {
            return [];
        }

        var stored = new StoredFields(garment);
        var category = new Group(Category, garment[GarmentDocument.CategoryKey].AsString, GarmentDocument.Category(stored.Text("category")));
        return stored.Text(GarmentDocument.BrandKey) is { } brand
            ? [new Group(All, "", ""), category, new Group(Brand, brand, stored.Text("brand") ?? brand)]
            : [new Group(All, "", ""), category];
    }

    private static BsonDocument Increment(Group group) => new() { ["$inc"] = new BsonDocument("count", 1L), ["$set"] = new BsonDocument("label", group.Label) };

    private static BsonDocument FilterOf(EntityId owner, Group group) => new() { ["user_id"] = owner.ToBson(), ["kind"] = group.Kind, ["key"] = group.Key };

    private static WardrobeCount Read(BsonDocument counter) => new(counter["label"].AsString, counter["count"].ToInt64());

    /// <param name="Kind">What is counted.</param>
    /// <param name="Key">The category or brand as it is compared.</param>
    /// <param name="Label">As it is shown.</param>
    private sealed record Group(string Kind, string Key, string Label);
}
