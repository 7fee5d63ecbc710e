using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MongoDB.Bson;
using Qeyafa.Application.Privacy;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>Reads what the registry says is exported, and writes it as JSON.</summary>
internal sealed class PersonalData(IMongoDatabase database, OwnershipRegistry registry) : IPersonalData
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public IReadOnlyList<PersonalFile> Files { get; } = [.. registry.Exported.Select(export => new PersonalFile(FileOf(export.Shape), export.Shape.About))];

    public async Task WriteAsync(PersonalFile file, EntityId userId, Stream destination, CancellationToken cancellationToken)
    {
        var (collection, fields, shape) = registry.Exported.First(export => FileOf(export.Shape) == file.Name);
        await using var json = new Utf8JsonWriter(destination, Readable);
        if (!shape.Single)
        {
            json.WriteStartArray();
        }

        var written = 0;
        foreach (var field in fields)
        {
            written += await WriteDocumentsAsync(json, collection, new BsonDocument(field, userId.ToBson()), shape, cancellationToken);
        }

        if (!shape.Single)
        {
            json.WriteEndArray();
        }
        else if (written == 0)
        {
            json.WriteNullValue();
        }

        await json.FlushAsync(cancellationToken);
    }

    private async Task<int> WriteDocumentsAsync(Utf8JsonWriter json, string collection, BsonDocument filter, ExportShape shape, CancellationToken cancellationToken)
    {
        var written = 0;
        using var cursor = await database.GetCollection<BsonDocument>(collection).Find(filter).Limit(shape.Single ? 1 : null).Project<BsonDocument>(Projection(shape)).ToCursorAsync(cancellationToken);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            foreach (var document in cursor.Current)
            {
                ExportJson.Write(json, shape, document);
                written++;
            }

            await json.FlushAsync(cancellationToken);
        }

        return written;
    }

    private static string FileOf(ExportShape shape) => $"{shape.Name}.json";

    private static BsonDocument Projection(ExportShape shape)
    {
        var names = shape.Fields.SelectMany(field => field.StoredAs).ToHashSet(StringComparer.Ordinal);
        var projection = new BsonDocument(names.Select(name => new BsonElement(name, 1)));
        return names.Contains("_id") ? projection : projection.Add("_id", 0);
    }
}
