using System.Buffers;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Measurements;

/// <summary>A measurement record as the database holds it.</summary>
internal static class MeasurementDocument
{
    private const int MostValues = 128;

    public static BsonDocument ToBson(Measurement measurement)
    {
        var document = new BsonDocument { { "_id", measurement.Id.ToBson() }, { "user_id", measurement.UserId.ToBson() } };
        foreach (var (name, value) in Fields(measurement))
        {
            document.Add(name, value, !value.IsBsonNull);
        }

        return document;
    }

    /// <summary>The update that replaces all that a record says, and leaves fields it does not know alone.</summary>
    public static BsonDocument ToUpdate(Measurement measurement) => FieldUpdate.Of(Fields(measurement));

    public static Measurement Read(ReadOnlySpan<byte> document)
    {
        EntityId id = default, userId = default;
        var measurements = MeasurementSet.Empty;
        double? height = null, weight = null, confidence = null;
        var unit = LengthUnit.Cm;
        IReadOnlyList<string> imagePaths = [];
        DateTimeOffset? processedAt = null, createdAt = null, updatedAt = null;
        var source = MeasurementSource.Manual;
        string? note = null;
        var version = StoredVersion.BeforeFirst;
        var reader = new BsonElementReader(document);
        while (reader.Read())
        {
            if (reader.Type is BsonType.Null or BsonType.Undefined)
            {
                continue;
            }

            switch (reader.Name)
            {
                case var name when name.SequenceEqual("_id"u8):
                    id = reader.Id();
                    break;
                case var name when name.SequenceEqual("user_id"u8):
                    userId = reader.Id();
                    break;
                case var name when name.SequenceEqual("measurements"u8):
                    measurements = ReadValues(reader.Nested());
                    break;
                case var name when name.SequenceEqual("height"u8):
                    height = reader.Number();
                    break;
                case var name when name.SequenceEqual("weight"u8):
                    weight = reader.Number();
                    break;
                case var name when name.SequenceEqual("unit"u8):
                    unit = reader.Utf8().SequenceEqual("inch"u8) ? LengthUnit.Inch : LengthUnit.Cm;
                    break;
                case var name when name.SequenceEqual("image_paths"u8):
                    imagePaths = ReadTexts(reader.Nested());
                    break;
                case var name when name.SequenceEqual("processed_at"u8):
                    processedAt = reader.Moment();
                    break;
                case var name when name.SequenceEqual("ai_confidence"u8):
                    confidence = reader.Number();
                    break;
                case var name when name.SequenceEqual("source"u8):
                    source = MeasurementSources.FromStored(reader.Utf8());
                    break;
                case var name when name.SequenceEqual("note"u8):
                    note = reader.Text();
                    break;
                case var name when name.SequenceEqual("created_at"u8):
                    createdAt = reader.Moment();
                    break;
                case var name when name.SequenceEqual("updated_at"u8):
                    updatedAt = reader.Moment();
                    break;
                case var name when name.SequenceEqual("version"u8):
                    version = reader.WholeNumber();
                    break;
            }
        }

        var created = createdAt ?? id.CreatedAt;
        return Measurement.Restore(
            id, userId, measurements, height, weight, unit, imagePaths, processedAt ?? created, confidence, source, note, created, updatedAt, version);
    }

    private static (string Name, BsonValue Value)[] Fields(Measurement measurement) =>
    [
        ("measurements", WriteValues(measurement.Measurements)),
        ("height", measurement.Height),
        ("weight", measurement.Weight),
        ("unit", measurement.Unit.Word()),
        ("image_paths", new BsonArray(measurement.ImagePaths)),
        ("processed_at", measurement.ProcessedAt.UtcDateTime),
        ("ai_confidence", measurement.AiConfidence),
        ("source", measurement.Source.Word()),
        ("note", measurement.Note is { } note ? note : BsonNull.Value),
        ("created_at", measurement.CreatedAt.UtcDateTime),
        ("updated_at", measurement.UpdatedAt is { } revised ? revised.UtcDateTime : BsonNull.Value),
        (StoredVersion.Field, measurement.Version),
    ];

    public static BsonDocument WriteValues(MeasurementSet values)
    {
        var document = new BsonDocument();
        foreach (var value in values.AsSpan())
        {
            document.Add(value.Name.Text, value.Value);
        }

        return document;
    }

    public static MeasurementSet ReadValues(BsonElementReader reader)
    {
        var buffer = ArrayPool<MeasuredValue>.Shared.Rent(MostValues);
        var count = 0;
        while (reader.Read())
        {
            if (!reader.IsNumber)
            {
                continue;
            }

            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, count * 2);
            }

            buffer[count++] = new MeasuredValue(MeasurementName.Intern(reader.Name), reader.Number());
        }

        var values = MeasurementSet.Own(buffer[..count]);
        ArrayPool<MeasuredValue>.Shared.Return(buffer, clearArray: true);
        return values;
    }

    private static string[] ReadTexts(BsonElementReader reader)
    {
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.Text());
        }

        return [.. texts];
    }
}
