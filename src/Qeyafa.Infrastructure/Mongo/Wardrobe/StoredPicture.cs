using MongoDB.Bson;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>The field with the storage key of a document's picture.</summary>
internal static class StoredPicture
{
    public const string Field = "s3_key";

    public static ReadOnlySpan<byte> FieldUtf8 => "s3_key"u8;

    /// <summary>The key; null where an earlier system stored one that leads to no picture of this kind.</summary>
    public static PictureKey? Read(string text, PictureKind kind) => PictureKey.TryParse(text, out var key) && key.Kind == kind ? key : null;

    /// <summary>The update that names a picture, whatever the document's version.</summary>
    public static BsonDocument ToUpdate(PictureKey picture, DateTimeOffset now) => new()
    {
        ["$set"] = new BsonDocument { [Field] = picture.Value, ["updated_at"] = now.UtcDateTime },
        ["$inc"] = new BsonDocument(StoredVersion.Field, 1L),
    };
}
