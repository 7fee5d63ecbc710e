using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>A collection's name, whose its documents are, and every index that its repository relies on, declared beside that repository.</summary>
internal sealed record CollectionSpec(string Name, Ownership Ownership, params IReadOnlyList<IndexSpec> Indexes);

/// <summary>One named index.</summary>
/// <param name="Name">The index's name, which duplicate-key errors and <c>explain</c> show.</param>
/// <param name="Keys">The fields with their directions.</param>
internal sealed record IndexSpec(string Name, BsonDocument Keys)
{
    /// <summary>Whether no two documents may hold the same keys.</summary>
    public bool Unique { get; init; }

    /// <summary>Which documents the index holds; all where null.</summary>
    public BsonDocument? Where { get; init; }

    /// <summary>How long after the indexed moment the server removes a document; never where null.</summary>
    public TimeSpan? ExpireAfter { get; init; }

    /// <summary>
    /// A unique index over the documents that hold a text in the field: documents without one do not collide.
    /// The condition is one that the planner sees every search for a text to imply; <c>$type</c> is none.
    /// </summary>
    public static IndexSpec UniqueText(string field) =>
        new($"{field}_unique", new BsonDocument(field, 1)) { Unique = true, Where = new BsonDocument(field, new BsonDocument("$gt", "")) };

    /// <summary>Whether an index of the server's is this one, whatever its name: an earlier system may have made it under another.</summary>
    public bool IsServedBy(BsonDocument existing) =>
        HasKeysOf(existing)
        && existing.GetValue("unique", false).ToBoolean() == Unique
        && existing.GetValue("partialFilterExpression", BsonNull.Value) == (Where is null ? BsonNull.Value : (BsonValue)Where)
        && ExpiryOf(existing) == ExpireAfter;

    /// <summary>Whether an index of the server's has the same keys, so that the two cannot both exist.</summary>
    public bool HasKeysOf(BsonDocument existing) =>
        existing["key"].AsBsonDocument is var keys
        && keys.Names.SequenceEqual(Keys.Names)
        && keys.Elements.All(key => key.Value.IsNumeric && key.Value.ToInt64() == Keys[key.Name].ToInt64());

    public CreateIndexModel<BsonDocument> ToModel() => new(Keys, new CreateIndexOptions<BsonDocument>
    {
        Name = Name,
        Unique = Unique ? true : null,
        PartialFilterExpression = Where is null ? null : (FilterDefinition<BsonDocument>)Where,
        ExpireAfter = ExpireAfter,
    });

    private static TimeSpan? ExpiryOf(BsonDocument existing) =>
        existing.TryGetValue("expireAfterSeconds", out var seconds) ? TimeSpan.FromSeconds(seconds.ToDouble()) : null;
}
