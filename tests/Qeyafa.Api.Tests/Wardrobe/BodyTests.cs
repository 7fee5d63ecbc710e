using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Api.Tests.Wardrobe;

public sealed class BodyTests
{
    private const string Path = "/api/v1/body";
    private const string Values = """{"measurements": {"chest": 92.5, "waist": 74}, "height": 170, "weight": 61.5, "unit": "cm"}""";

    private Person _maya = null!;

    [SetUp]
    public async Task RegisterAsync() => _maya = await WardrobeServer.Server.RegisterAsync();

    [TearDown]
    public void SignOut() => _maya.Dispose();

    [Test]
    public async Task Put_MakesTheFirstRecord_ThenReplacesIt()
    {
        await (await _maya.GetAsync(Path)).ProblemAsync(404, "not_found");
        var made = await _maya.PutAsync(Path, Values);
        ((int)made.StatusCode, made.Header("Location")).ShouldBe((201, Path));
        var body = await made.JsonAsync();
        body.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "user_id", "height", "weight", "unit", "measurements", "image_url", "created_at", "updated_at", "warnings"], ignoreOrder: true);
        body.GetProperty("image_url").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        var changed = await _maya.PutAsync(Path, """{"height": 67, "measurements": {"chest": 60}, "unit": "inch"}""");

        ((int)changed.StatusCode).ShouldBe(200);
        var now = await (await _maya.GetAsync(Path)).JsonAsync();
        (now.GetProperty("id").GetString(), now.GetProperty("height").GetDouble(), now.GetProperty("unit").GetString()).ShouldBe((body.GetProperty("id").GetString(), 67, "inch"));
        now.GetProperty("measurements").EnumerateObject().Count().ShouldBe(1);
        now.GetProperty("warnings")[0].GetProperty("name").GetString().ShouldBe("chest");
    }

    [Test]
    public async Task Put_UnderItsVersion_AndReads_HonourTags()
    {
        await (await _maya.PutAsync(Path, Values, ("If-Match", "*"))).ProblemAsync(412, "stale_version");
        var tag = (await _maya.PutAsync(Path, Values)).Header("ETag")!;

        var changed = await _maya.PutAsync(Path, """{"weight": 62}""", ("If-Match", tag));

        ((int)changed.StatusCode).ShouldBe(200);
        await (await _maya.PutAsync(Path, Values, ("If-Match", tag))).ProblemAsync(412, "stale_version");
        await (await _maya.DeleteAsync(Path, ("If-Match", tag))).ProblemAsync(412, "stale_version");
        ((int)(await _maya.GetAsync(Path, ("If-None-Match", changed.Header("ETag")!))).StatusCode).ShouldBe(304);
    }

    [Test]
    public async Task Put_OfWhatNobodyMeasures_NamesEveryValue()
    {
        var problem = await (await _maya.PutAsync(Path, """{"measurements": {"chest": 5, "Chest": 90}, "height": 5}""")).ProblemAsync(422, "validation_failed");

        problem.GetProperty("errors").EnumerateObject().Select(member => member.Name).ShouldBe(["height", "measurements.Chest", "measurements.chest"], ignoreOrder: true);
        await (await _maya.PutAsync(Path, "{}")).ProblemAsync(422, "validation_failed");
        (await (await _maya.PutAsync(Path, """{"height": "170"}""")).BlamesAsync("height")).ShouldNotBeEmpty();
    }

    [Test]
    public async Task Picture_MakesARecord_StaysWhenValuesChange_AndGoesWithIt()
    {
        var made = await WardrobeServer.UploadAsync(_maya, Path + "/image");
        ((int)made.StatusCode).ShouldBe(201, await made.Content.ReadAsStringAsync());
        var link = (await made.JsonAsync()).GetProperty("image_url").GetString()!;
        (await WardrobeServer.ShowsAsync(link)).ShouldBeTrue();
        var id = (await made.JsonAsync()).GetProperty("id").GetString()!;
        (await WardrobeServer.Stored("body").SingleAsync(new BsonDocument("_id", ObjectId.Parse(id))))["s3_key"].AsString.ShouldBe($"body/{_maya.Id}/{id}.jpg");

        var valued = await _maya.PutAsync(Path, Values);
        var again = await WardrobeServer.UploadAsync(_maya, Path + "/image", TestPictures.Png());

        ((int)valued.StatusCode, (int)again.StatusCode).ShouldBe((200, 200));
        (await valued.JsonAsync()).GetProperty("image_url").GetString().ShouldNotBeNull();
        (await again.JsonAsync()).GetProperty("height").GetDouble().ShouldBe(170);
        new[] { made, valued, again }.Select(answer => answer.Header("ETag")).ShouldBeUnique();
        ((int)(await _maya.DeleteAsync(Path)).StatusCode).ShouldBe(204);
        await (await _maya.GetAsync(Path)).ProblemAsync(404, "not_found");
        (await WardrobeServer.ShowsAsync(link)).ShouldBeFalse();
    }

    [Test]
    public async Task Picture_ThatIsNone_MakesNoRecord()
    {
        await (await WardrobeServer.UploadAsync(_maya, Path + "/image", "no picture"u8.ToArray())).ProblemAsync(415, "unsupported_picture");
        ((int)(await WardrobeServer.UploadAsync(_maya, Path + "/image", part: "file")).StatusCode).ShouldBe(400);
        ((int)(await _maya.PostAsync(Path + "/image", "{}")).StatusCode).ShouldBe(415);
        await (await WardrobeServer.UploadAsync(_maya, Path + "/image", (await TestPictures.JpegAsync())[..200])).ProblemAsync(422, "picture_damaged");

        await (await _maya.GetAsync(Path)).ProblemAsync(404, "not_found");
    }

    [TestCase("pending", 409)]
    [TestCase("processing", 409)]
    [TestCase("completed", 204)]
    public async Task Delete_WaitsForTryOns(string status, int answer)
    {
        var id = (await (await _maya.PutAsync(Path, Values)).JsonAsync()).GetProperty("id").GetString();
        await WardrobeServer.TryOnAsync(_maya.Id, id, null, status);

        var deleted = await _maya.DeleteAsync(Path);

        ((int)deleted.StatusCode).ShouldBe(answer);
        if (answer == 409)
        {
            await deleted.ProblemAsync(409, "body_in_use");
        }

        ((int)(await _maya.GetAsync(Path)).StatusCode).ShouldBe(answer == 409 ? 200 : 404);
    }

    [Test]
    public async Task Delete_OfNothing_Is404() => await (await _maya.DeleteAsync(Path)).ProblemAsync(404, "not_found");

    [Test]
    public async Task ManyFirstPutsAtOnce_LeaveOneRecord()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _maya.PutAsync(Path, Values)));

        answers.Count(answer => (int)answer.StatusCode == 201).ShouldBe(1);
        answers.ShouldAllBe(answer => (int)answer.StatusCode == 200 || (int)answer.StatusCode == 201 || (int)answer.StatusCode == 409);
        (await WardrobeServer.Stored("body").AllAsync(new BsonDocument("user_id", ObjectId.Parse(_maya.Id)))).Count.ShouldBe(1);
    }

    [Test]
    public async Task Measurement_WithUpdateBody_MergesIntoTheRecord_Once()
    {
        await _maya.PutAsync(Path, Values);
        const string measured = """{"measurements": {"chest": 36.5, "hips": 39}, "weight": 62, "unit": "inch", "update_body": true}""";
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await _maya.PostAsync("/api/v1/measurements", measured, key);
        var tag = (await _maya.GetAsync(Path)).Header("ETag");
        var again = await _maya.PostAsync("/api/v1/measurements", measured, key);

        ((int)first.StatusCode, await first.Content.ReadAsStringAsync()).ShouldBe((201, await again.Content.ReadAsStringAsync()));
        var answer = await _maya.GetAsync(Path);
        answer.Header("ETag").ShouldBe(tag);
        var body = await answer.JsonAsync();
        (body.GetProperty("unit").GetString(), body.GetProperty("weight").GetDouble()).ShouldBe(("inch", 62));
        body.GetProperty("measurements").EnumerateObject().ToDictionary(value => value.Name, value => Math.Round(value.Value.GetDouble(), 2)).ShouldBe(
            new Dictionary<string, double> { ["waist"] = 29.13, ["chest"] = 36.5, ["hips"] = 39 }, ignoreOrder: true);
        (await _maya.CountAsync()).ShouldBe(1);
    }

    [Test]
    public async Task Measurement_WithUpdateBody_MakesTheRecord_AndStoresNeitherWhereOneFails()
    {
        ((int)(await _maya.PostAsync("/api/v1/measurements", """{"measurements": {"chest": 92}, "update_body": true}""")).StatusCode).ShouldBe(201);
        ((int)(await _maya.PostAsync("/api/v1/measurements", """{"measurements": {"chest": 93}}""")).StatusCode).ShouldBe(201);
        (await (await _maya.GetAsync(Path)).JsonAsync()).GetProperty("measurements").GetProperty("chest").GetDouble().ShouldBe(92);
        var many = string.Join(',', Enumerable.Range(0, 100).Select(n => $"\"own_{n}\": 10"));

        var problem = await (await _maya.PostAsync("/api/v1/measurements", $$"""{"measurements": { {{many}} }, "update_body": true}""")).ProblemAsync(422, "validation_failed");

        problem.GetProperty("errors").EnumerateObject().Single().Name.ShouldBe("update_body");
        (await _maya.CountAsync()).ShouldBe(2);
    }

    [Test]
    public async Task Measurement_ForAnother_DoesNotTouchTheirBody_ByAShare()
    {
        using var tailor = await WardrobeServer.Server.RegisterAsync("Tailor");
        await WardrobeServer.Stored("users").SetAsync(new BsonDocument("_id", ObjectId.Parse(tailor.Id)), new BsonDocument("roles", new BsonArray { "contractor" }));
        var end = $"{DateTimeOffset.UtcNow.AddDays(1):yyyy-MM-ddTHH:mm:ssZ}";
        ((int)(await _maya.PutAsync($"/api/v1/users/{_maya.Id}/shares/{tailor.Id}", $$"""{"scopes": ["measurements:write"], "expires_at": "{{end}}"}""")).StatusCode).ShouldBeInRange(200, 201);

        var measured = $$"""{"measurements": {"chest": 92}, "user_id": "{{_maya.Id}}", "update_body": WHETHER}""";

        ((int)(await tailor.PostAsync("/api/v1/measurements", measured.Replace("WHETHER", "false", StringComparison.Ordinal))).StatusCode).ShouldBe(201);
        await (await tailor.PostAsync("/api/v1/measurements", measured.Replace("WHETHER", "true", StringComparison.Ordinal))).ProblemAsync(404, "not_found");
        await (await _maya.GetAsync(Path)).ProblemAsync(404, "not_found");
    }
}
