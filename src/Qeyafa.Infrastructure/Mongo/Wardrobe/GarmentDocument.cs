using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>
/// A garment as the database holds it: what its owner says, and what lists go by (<see cref="CategoryKey"/>, <see cref="BrandKey"/>, <see cref="Search"/>).
/// The link to its picture is made when it is asked for, so none is stored.
/// </summary>
internal static class GarmentDocument
{
    public const string CategoryKey = "category_key";
    public const string BrandKey = "brand_key";
    public const string Search = "search";

    /// <summary>The category of a garment of an earlier system that has none.</summary>
    public const string NoCategory = "other";

    public static BsonDocument ToBson(Garment garment)
    {
        var document = new BsonDocument { { "_id", garment.Id.ToBson() }, { "user_id", garment.UserId.ToBson() } };
        foreach (var (name, value) in Values(garment))
        {
            document.Add(name, value, !value.IsBsonNull);
        }

        return document.Add("created_at", garment.CreatedAt.UtcDateTime);
    }

    /// <summary>The update that replaces what is said of a garment, and leaves the picture and fields that it does not know alone.</summary>
    public static BsonDocument ToUpdate(Garment garment) => FieldUpdate.Of(Values(garment));

    /// <summary>What lists go by.</summary>
    public static (string Name, BsonValue Value)[] Keys(string name, string category, string? brand) =>
    [
        (CategoryKey, SearchText.Key(category)),
        (BrandKey, brand is null ? BsonNull.Value : SearchText.Key(brand)),
        (Search, new BsonArray(SearchText.Beginnings(name, category, brand))),
    ];

    public static Garment Read(ReadOnlySpan<byte> document)
    {
        EntityId id = default, userId = default;
        string? title = null, category = null, brand = null;
        PictureKey? picture = null;
        DateTimeOffset? createdAt = null, updatedAt = null;
        var version = StoredVersion.BeforeFirst;
        var reader = new BsonElementReader(document);
        while (reader.Read())
        {
            switch (reader.Name)
            {
                case var name when name.SequenceEqual("_id"u8):
                    id = reader.Id();
                    break;
                case var name when name.SequenceEqual("user_id"u8):
                    userId = reader.Id();
                    break;
                case var name when name.SequenceEqual("name"u8) && reader.Type == BsonType.String:
                    title = reader.Text();
                    break;
                case var name when name.SequenceEqual("category"u8) && reader.Type == BsonType.String:
                    category = reader.Text();
                    break;
                case var name when name.SequenceEqual("brand"u8) && reader.Type == BsonType.String:
                    brand = reader.Text();
                    break;
                case var name when name.SequenceEqual(StoredPicture.FieldUtf8) && reader.Type == BsonType.String:
                    picture = StoredPicture.Read(reader.Text(), PictureKind.Clothing);
                    break;
                case var name when name.SequenceEqual("created_at"u8) && reader.Type == BsonType.DateTime:
                    createdAt = reader.Moment();
                    break;
                case var name when name.SequenceEqual("updated_at"u8) && reader.Type == BsonType.DateTime:
                    updatedAt = reader.Moment();
                    break;
                case var name when name.SequenceEqual("version"u8) && reader.IsNumber:
                    version = reader.WholeNumber();
                    break;
            }
        }

        var created = createdAt ?? id.CreatedAt;
        return Garment.Restore(
            id, userId, title ?? "", Category(category), Brand(brand), picture?.Owner == userId ? picture : null, created, updatedAt ?? created, version);
    }

    /// <summary>A stored category, or the one of a garment that has none.</summary>
    public static string Category(string? stored) => string.IsNullOrWhiteSpace(stored) ? NoCategory : stored;

    /// <summary>A stored brand, or null where it says nothing.</summary>
    public static string? Brand(string? stored) => string.IsNullOrWhiteSpace(stored) ? null : stored;

    private static (string Name, BsonValue Value)[] Values(Garment garment) =>
    [
        ("name", garment.Name),
        ("category", garment.Category),
        ("brand", garment.Brand is { } brand ? brand : BsonNull.Value),
        .. Keys(garment.Name, garment.Category, garment.Brand),
        ("updated_at", garment.UpdatedAt.UtcDateTime),
        (StoredVersion.Field, garment.Version),
    ];
}
