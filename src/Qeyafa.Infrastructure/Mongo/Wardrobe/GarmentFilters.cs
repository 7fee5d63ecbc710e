using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>The conditions that garments are looked for by, the owner leading each, and the index that each follows: it ends in what lists are sorted by.</summary>
internal static class GarmentFilters
{
    // The first field to be made: the indexes end in it.
    public static readonly BsonDocument NewestFirst = new() { ["created_at"] = -1, ["_id"] = -1 };

    public static readonly IndexSpec Newest = Index("user_newest");
    public static readonly IndexSpec CategoryNewest = Index("user_category_newest", GarmentDocument.CategoryKey);
    public static readonly IndexSpec BrandNewest = Index("user_brand_newest", GarmentDocument.BrandKey);
    public static readonly IndexSpec CategoryBrandNewest = Index("user_category_brand_newest", GarmentDocument.CategoryKey, GarmentDocument.BrandKey);
    public static readonly IndexSpec SearchNewest = Index("user_search_newest", GarmentDocument.Search);

    public static BsonDocument Of(EntityId owner, EntityId id) => new() { ["user_id"] = owner.ToBson(), ["_id"] = id.ToBson() };

    public static BsonDocument Of(EntityId owner, GarmentFilter filter)
    {
        var condition = new BsonDocument("user_id", owner.ToBson());
        if (filter.Text is { } text)
        {
            // The longest word is likely to be the rarest: the index is followed by the first, and the others are looked at in what it finds.
            var words = new BsonArray(SearchText.Words(text).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length));
            condition.Add(GarmentDocument.Search, new BsonDocument("$all", words));
        }

        condition.Add(GarmentDocument.CategoryKey, () => SearchText.Key(filter.Category!), filter.Category is not null);
        condition.Add(GarmentDocument.BrandKey, () => SearchText.Key(filter.Brand!), filter.Brand is not null);
        return condition;
    }

    public static BsonDocument Of(GarmentSlice slice)
    {
        var condition = Of(slice.Owner, slice.Filter);
        if (slice.After is not { } after)
        {
            return condition;
        }

        // One range of the index (everything not later), of which the garments up to the place are left out: as fast on the last page as on the first.
        var at = after.At.UtcDateTime;
        var behind = new BsonArray { new BsonDocument("created_at", new BsonDocument("$lt", at)), new BsonDocument("_id", new BsonDocument("$lt", after.Id.ToBson())) };
        return new BsonDocument("$and", new BsonArray { condition, new BsonDocument("created_at", new BsonDocument("$lte", at)), new BsonDocument("$or", behind) });
    }

    /// <summary>The index to follow, by its keys: the planner would now and then remember one that was good for other values.</summary>
    public static BsonDocument IndexFor(GarmentFilter filter) => filter switch
    {
        { Text: not null } => SearchNewest.Keys,
        { Category: not null, Brand: not null } => CategoryBrandNewest.Keys,
        { Category: not null } => CategoryNewest.Keys,
        { Brand: not null } => BrandNewest.Keys,
        _ => Newest.Keys,
    };

    private static IndexSpec Index(string name, params ReadOnlySpan<string> fields)
    {
        var keys = new BsonDocument("user_id", 1);
        foreach (var field in fields)
        {
            keys.Add(field, 1);
        }

        return new IndexSpec(name, keys.AddRange(NewestFirst.Elements));
    }
}
