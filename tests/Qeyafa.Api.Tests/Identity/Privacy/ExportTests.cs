using System.IO.Compression;
using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Api.Tests.Identity.Privacy;

public sealed class ExportTests
{
    private const string Absent = "aaaaaaaaaaaaaaaaaaaaaaaa";

    [Test]
    public async Task Requirement23_Export_HoldsEverythingOfThePerson_AndNothingElse()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync("Māyā Ńkem");
        using var other = await PrivacyServer.Server.RegisterAsync("Other");
        await maya.RecordAsync(chest: 92.5);
        await maya.PutAsync($"/api/v1/profile/{maya.Id}", """{"date_of_birth": "1990-04-12", "gender": "female", "preferences": {"preferred_unit": "cm"}}""");
        await other.RecordAsync(chest: 101.25);

        var answer = await maya.GetAsync($"/api/v1/users/{maya.Id}/export");

        ((int)answer.StatusCode).ShouldBe(200);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/zip");
        answer.Header("Content-Disposition").ShouldBe($"attachment; filename=\"qeyafa-{maya.Id}.zip\"");
        answer.Header("Cache-Control").ShouldBe("no-store");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var account = Read(zip, "account.json");
        account.GetProperty("id").GetString().ShouldBe(maya.Id);
        account.GetProperty("email").GetString().ShouldBe(maya.Email);
        account.GetProperty("name").GetString().ShouldBe("Māyā Ńkem");
        account.GetProperty("created_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-10));
        Read(zip, "profile.json").GetProperty("date_of_birth").GetString().ShouldStartWith("1990-04-12T00:00:00");
        Read(zip, "measurements.json").EnumerateArray().Single().GetProperty("measurements").GetProperty("chest").GetDouble().ShouldBe(92.5);
        Read(zip, "sessions.json").EnumerateArray().Single().GetProperty("is_active").GetBoolean().ShouldBeTrue();
        var readme = Text(zip, "README.txt");
        zip.Entries.Where(entry => entry.Name != "README.txt").ShouldAllBe(entry => readme.Contains(entry.Name));
        var everything = string.Concat(zip.Entries.Where(entry => entry.Name != "README.txt").Select(entry => Text(zip, entry.Name)));
        foreach (var secret in new[] { "hash\"", "_token\"", "stamp", "sealed", "password", other.Id, other.Email, "101.25", maya.AccessToken })
        {
            everything.ShouldNotContain(secret, Case.Insensitive);
        }
    }

    [Test]
    public async Task Export_OfThousandsOfRecords_IsStreamed_AndWhole()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        await PrivacyServer.StoreMeasurementsAsync(PrivacyServer.Database, maya.Id, 5_000);

        using var answer = await maya.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/users/{maya.Id}/export"), HttpCompletionOption.ResponseHeadersRead);

        answer.Content.Headers.ContentLength.ShouldBeNull();
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var records = Read(zip, "measurements.json");
        records.GetArrayLength().ShouldBe(5_000);
        records.EnumerateArray().Select(record => record.GetProperty("id").GetString()).Distinct().Count().ShouldBe(5_000);
        Read(zip, "profile.json").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Test]
    public async Task Requirement23_Export_IsForThePerson_AndForWhoHasTheRight()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        using var mallory = await PrivacyServer.Server.RegisterAsync("Mallory");
        using var admin = await PrivacyServer.AdministratorAsync();
        using var stranger = PrivacyServer.Server.Stranger();
        var path = $"/api/v1/users/{maya.Id}/export";

        await (await mallory.GetAsync(path)).ProblemAsync(404, "not_found");
        await (await mallory.GetAsync($"/api/v1/users/{Absent}/export")).ProblemAsync(404, "not_found");
        await (await admin.GetAsync($"/api/v1/users/{Absent}/export")).ProblemAsync(404, "not_found");
        await (await stranger.GetAsync(path)).ProblemAsync(401, "unauthenticated");
        ((int)(await mallory.GetAsync("/api/v1/users/nobody/export")).StatusCode).ShouldBe(400);
        await (await maya.GetAsync(path, ("Accept", "application/json"))).ProblemAsync(406, "not_acceptable");
        var answer = await admin.GetAsync(path);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Read(zip, "account.json").GetProperty("id").GetString().ShouldBe(maya.Id);
    }

    [Test]
    public async Task Export_IsAudited()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();

        await maya.GetAsync($"/api/v1/users/{maya.Id}/export");

        var entry = await PrivacyServer.Database.GetCollection<BsonDocument>("audit_log")
            .Find(new BsonDocument { ["action"] = "account.exported", ["subject"] = ObjectId.Parse(maya.Id) }).SingleAsync();
        entry["actor"].AsObjectId.ToString().ShouldBe(maya.Id);
        entry["outcome"].AsString.ShouldBe("success");
    }

    [Test]
    public async Task Export_OfAnEarlierSystemsAccount_ShowsItUnderOurNames()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        var users = PrivacyServer.Database.GetCollection<BsonDocument>("users");
        await users.UpdateOneAsync(new BsonDocument("_id", ObjectId.Parse(maya.Id)), new BsonDocument
        {
            ["$rename"] = new BsonDocument { ["name"] = "full_name", ["password_hash"] = "hashed_password" },
            ["$set"] = new BsonDocument { ["description"] = "Tailor.", ["two_factor_secret"] = "nobody knows" },
        });

        using var zip = new ZipArchive(await (await maya.GetAsync($"/api/v1/users/{maya.Id}/export")).Content.ReadAsStreamAsync());

        var account = Read(zip, "account.json");
        account.GetProperty("name").GetString().ShouldBe("Maya");
        account.GetProperty("bio").GetString().ShouldBe("Tailor.");
        var text = Text(zip, "account.json");
        text.ShouldNotContain("hashed_password");
        text.ShouldNotContain("two_factor_secret");
    }

    private static JsonElement Read(ZipArchive zip, string name)
    {
        using var document = JsonDocument.Parse(Text(zip, name));
        return document.RootElement.Clone();
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
