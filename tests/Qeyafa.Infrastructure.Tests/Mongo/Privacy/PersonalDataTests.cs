using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Privacy;

namespace Qeyafa.Infrastructure.Tests.Mongo.Privacy;

public sealed class PersonalDataTests : RepositoryFixture
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Test]
    public async Task Values_AreWrittenAsTheApiWritesThem()
    {
        var id = NewId();
        await Collection("measurements").InsertOneAsync(new BsonDocument
        {
            ["_id"] = id.ToBson(),
            ["user_id"] = id.ToBson(),
            ["measurements"] = new BsonDocument { ["chest"] = 92.5, ["waist"] = 70, ["odd"] = double.NaN },
            ["image_paths"] = new BsonArray { "a", BsonNull.Value },
            ["processed_at"] = new DateTime(2026, 1, 31, 9, 30, 0, 250, DateTimeKind.Utc),
            ["note"] = "für “Māyā”",
            ["version"] = 3L,
            ["secret"] = "not shown",
        });

        (await WriteAsync("measurements.json", id)).ShouldBe(
            $$$"""
            [{"id":"{{{id}}}","user_id":"{{{id}}}","measurements":{"chest":92.5,"waist":70,"odd":null},"image_paths":["a",null],"processed_at":"2026-01-31T09:30:00.25Z","note":"für “Māyā”","version":3}]
            """);
    }

    [Test]
    public async Task SomebodyWithNothing_HasFilesThatSayNothing()
    {
        (await WriteAsync("account.json", NewId())).ShouldBe("null");
        (await WriteAsync("measurements.json", NewId())).ShouldBe("[]");
    }

    /// <summary>What is written, without the white space between its parts.</summary>
    private async Task<string> WriteAsync(string name, Domain.Common.EntityId id)
    {
        var data = new PersonalData(Database, OwnershipRegistry.Of(DatabaseSchema.Default));
        var written = new MemoryStream();
        await data.WriteAsync(data.Files.Single(file => file.Name == name), id, written, None);
        using var json = JsonDocument.Parse(written.ToArray());
        return JsonSerializer.Serialize(json.RootElement, Plain);
    }
}
