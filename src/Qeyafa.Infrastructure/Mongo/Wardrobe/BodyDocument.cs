using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Measurements;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>A body record as the database holds it. The link to its picture is made when it is asked for, so none is stored.</summary>
internal static class BodyDocument
{
    public static BsonDocument ToBson(BodyRecord body)
    {
        var document = new BsonDocument { { "_id", body.Id.ToBson() }, { "user_id", body.UserId.ToBson() } };
        foreach (var (name, value) in Values(body))
        {
            document.Add(name, value, !value.IsBsonNull);
        }

        document.Add("created_at", body.CreatedAt.UtcDateTime);
        document.Add(StoredPicture.Field, body.Picture?.Value, body.Picture is not null);
        return document;
    }

    /// <summary>The update that replaces the values, and leaves the picture and fields that the record does not know alone.</summary>
    public static BsonDocument ToUpdate(BodyRecord body) => FieldUpdate.Of(Values(body));

    public static BodyRecord Read(ReadOnlySpan<byte> document)
    {
        EntityId id = default, userId = default;
        double? height = null, weight = null;
        var unit = LengthUnit.Cm;
        var measurements = MeasurementSet.Empty;
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
                case var name when name.SequenceEqual("height"u8) && reader.IsNumber:
                    height = reader.Number();
                    break;
                case var name when name.SequenceEqual("weight"u8) && reader.IsNumber:
                    weight = reader.Number();
                    break;
                case var name when name.SequenceEqual("unit"u8) && reader.Type == BsonType.String:
                    unit = reader.Utf8().SequenceEqual("inch"u8) ? LengthUnit.Inch : LengthUnit.Cm;
                    break;
                case var name when name.SequenceEqual("measurements"u8) && reader.Type == BsonType.Document:
                    measurements = MeasurementDocument.ReadValues(reader.Nested());
                    break;
                case var name when name.SequenceEqual(StoredPicture.FieldUtf8) && reader.Type == BsonType.String:
                    picture = StoredPicture.Read(reader.Text(), PictureKind.Body);
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
        return BodyRecord.Restore(id, userId, height, weight, unit, measurements, picture?.Owner == userId ? picture : null, created, updatedAt ?? created, version);
    }

    private static (string Name, BsonValue Value)[] Values(BodyRecord body) =>
    [
        ("height", body.Height),
        ("weight", body.Weight),
        ("unit", body.Unit.Word()),
        ("measurements", MeasurementDocument.WriteValues(body.Measurements)),
        ("updated_at", body.UpdatedAt.UtcDateTime),
        (StoredVersion.Field, body.Version),
    ];
}
