using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Wardrobe;

public sealed class ClothingTests
{
    private const string Path = "/api/v1/clothing";
    private const string Coat = """{"name": "Wool coat", "category": "Coat", "brand": "Nour"}""";

    private Person _maya = null!;

    [SetUp]
    public async Task RegisterAsync() => _maya = await WardrobeServer.Server.RegisterAsync();

    [TearDown]
    public void SignOut() => _maya.Dispose();

    [Test]
    public async Task Add_AnswersTheGarment_AsItIsReadAfterwards()
    {
        var added = await _maya.PostAsync(Path, """{"name": "  Wool coat ", "category": "Coat"}""");

        var garment = await added.JsonAsync();
        var location = $"{Path}/{garment.GetProperty("id").GetString()}";
        ((int)added.StatusCode, added.Header("Location")).ShouldBe((201, location));
        garment.EnumerateObject().Select(member => member.Name).ShouldBe(["id", "user_id", "name", "category", "brand", "image_url", "created_at", "updated_at"], ignoreOrder: true);
        (garment.GetProperty("name").GetString(), garment.GetProperty("category").GetString(), garment.GetProperty("user_id").GetString()).ShouldBe(("Wool coat", "Coat", _maya.Id));
        var read = await _maya.GetAsync(location);
        (await read.Content.ReadAsStringAsync(), read.Header("ETag")).ShouldBe((await added.Content.ReadAsStringAsync(), added.Header("ETag")));
        ((int)(await _maya.GetAsync(location, ("If-None-Match", read.Header("ETag")!))).StatusCode).ShouldBe(304);
    }

    [Test]
    public async Task Add_BreakingRules_NamesThem()
    {
        var problem = await (await _maya.PostAsync(Path, $$"""{"name": "", "category": "{{new string('c', 101)}}", "brand": "{{new string('b', 101)}}"}""")).ProblemAsync(422, "validation_failed");

        problem.GetProperty("errors").EnumerateObject().Select(member => member.Name).ShouldBe(["brand", "category", "name"]);
        (await (await _maya.PostAsync(Path, """{"name": "x", "category": "y", "s3_key": "z"}""")).BlamesAsync("s3_key")).ShouldNotBeEmpty();
        ((int)(await _maya.PostAsync(Path, """{"name": "x"}""")).StatusCode).ShouldBe(400);
    }

    [Test]
    public async Task ManyAdditionsAtOnce_UnderOneKey_StoreAndCountOne()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _maya.PostAsync(Path, Coat, key)));
        var again = await _maya.PostAsync(Path, Coat, key);
        var other = await _maya.PostAsync(Path, """{"name": "x", "category": "y"}""", key);

        answers.ShouldAllBe(answer => (int)answer.StatusCode == 201 || (int)answer.StatusCode == 409);
        ((int)again.StatusCode).ShouldBe(201);
        await other.ProblemAsync(422, "idempotency_key_reused");
        (await StatsAsync()).ShouldBe("""{"total":1,"by_category":[{"category":"Coat","count":1}],"by_brand":[{"brand":"Nour","count":1}]}""");
    }

    [Test]
    public async Task Replace_UnderItsVersion_CountsTheOtherCategory()
    {
        var path = $"{Path}/{(await WardrobeServer.AddAsync(_maya)).GetProperty("id").GetString()}";
        var tag = (await _maya.GetAsync(path)).Header("ETag")!;

        var changed = await _maya.PutAsync(path, """{"name": "Skirt", "category": "skirt"}""", ("If-Match", tag));

        ((int)changed.StatusCode).ShouldBe(200);
        await (await _maya.PutAsync(path, Coat, ("If-Match", tag))).ProblemAsync(412, "stale_version");
        await (await _maya.PutAsync(path, """{"name": " ", "category": "skirt"}""")).ProblemAsync(422, "validation_failed");
        (await StatsAsync()).ShouldBe("""{"total":1,"by_category":[{"category":"skirt","count":1}],"by_brand":[]}""");
    }

    [Test]
    public async Task Delete_RemovesGarmentAndPicture_UnderItsVersion()
    {
        var path = $"{Path}/{(await WardrobeServer.AddAsync(_maya)).GetProperty("id").GetString()}";
        var shown = await WardrobeServer.UploadAsync(_maya, path + "/image");
        var link = (await shown.JsonAsync()).GetProperty("image_url").GetString()!;
        ((int)shown.StatusCode, await WardrobeServer.ShowsAsync(link)).ShouldBe((200, true));

        await (await _maya.DeleteAsync(path, ("If-Match", "\"nonsense\""))).ProblemAsync(412, "stale_version");
        ((int)(await _maya.DeleteAsync(path, ("If-Match", shown.Header("ETag")!))).StatusCode).ShouldBe(204);

        await (await _maya.DeleteAsync(path)).ProblemAsync(404, "not_found");
        await (await _maya.GetAsync(path)).ProblemAsync(404, "not_found");
        await (await WardrobeServer.UploadAsync(_maya, path + "/image")).ProblemAsync(404, "not_found");
        (await WardrobeServer.ShowsAsync(link)).ShouldBeFalse();
        (await StatsAsync()).ShouldBe("""{"total":0,"by_category":[],"by_brand":[]}""");
    }

    [TestCase("pending", 409)]
    [TestCase("failed", 204)]
    public async Task Delete_WaitsForTryOns(string status, int answer)
    {
        var id = (await WardrobeServer.AddAsync(_maya)).GetProperty("id").GetString()!;
        await WardrobeServer.TryOnAsync(_maya.Id, null, id, status);

        var deleted = await _maya.DeleteAsync($"{Path}/{id}");

        ((int)deleted.StatusCode).ShouldBe(answer);
        if (answer == 409)
        {
            await deleted.ProblemAsync(409, "clothing_in_use");
        }
    }

    [Test]
    public async Task Picture_ThatIsNone_ChangesNothing()
    {
        var path = $"{Path}/{(await WardrobeServer.AddAsync(_maya)).GetProperty("id").GetString()}";
        var tag = (await _maya.GetAsync(path)).Header("ETag");

        await (await WardrobeServer.UploadAsync(_maya, path + "/image", "GIF89a"u8.ToArray())).ProblemAsync(415, "unsupported_picture");
        await (await WardrobeServer.UploadAsync(_maya, Path + "/nonsense/image")).BlamesAsync("id");

        (await _maya.GetAsync(path)).Header("ETag").ShouldBe(tag);
    }

    [Test]
    public async Task List_PagedAndFiltered_IsOfTheCallerOnly()
    {
        using var other = await WardrobeServer.Server.RegisterAsync("Other");
        await WardrobeServer.AddAsync(other);
        foreach (var (name, category, brand) in new[] { ("Blue dress", "Dress", "Nour"), ("Red dress", "dress", (string?)null), ("Blue coat", "coat", "NOUR"), ("T-shirt (50%)", "top", "A.B") })
        {
            await WardrobeServer.AddAsync(_maya, name, category, brand);
        }

        (await NamesAsync("")).ShouldBe("T-shirt (50%), Blue coat, Red dress, Blue dress");
        (await NamesAsync("category=DRESS")).ShouldBe("Red dress, Blue dress");
        (await NamesAsync("brand=nour&category=coat")).ShouldBe("Blue coat");
        (await NamesAsync("q=blu")).ShouldBe("Blue coat, Blue dress");
        (await NamesAsync("q=" + Uri.EscapeDataString("shirt (50"))).ShouldBe("T-shirt (50%)");
        (await NamesAsync("q=" + Uri.EscapeDataString("a.*"))).ShouldBe("T-shirt (50%)");
        var page = await (await _maya.GetAsync(Path + "?limit=3&include_total=true&skip=1")).JsonAsync();
        (page.GetProperty("items").GetArrayLength(), page.GetProperty("total").GetInt32(), page.GetProperty("next_cursor").ValueKind).ShouldBe((3, 4, System.Text.Json.JsonValueKind.Null));
        var first = await _maya.GetAsync(Path + "?limit=3");
        var cursor = (await first.JsonAsync()).GetProperty("next_cursor").GetString();
        first.Header("Link")!.ShouldContain("rel=\"next\"");
        (await NamesAsync("limit=3&cursor=" + cursor)).ShouldBe("Blue dress");
    }

    [TestCase("q=%2E%2A", 422)]
    [TestCase("q=", 200)]
    [TestCase("category=", 200)]
    [TestCase("limit=0", 400)]
    [TestCase("cursor=nonsense", 400)]
    [TestCase("colour=blue", 400)]
    public async Task List_RefusesWhatCannotBeRead_AndTakesAnEmptyFilterForNone(string query, int status) => ((int)(await _maya.GetAsync($"{Path}?{query}")).StatusCode).ShouldBe(status);

    [Test]
    public async Task Export_HasBodyAndClothing_AndErasureLeavesNothing()
    {
        await WardrobeServer.AddAsync(_maya);
        await _maya.PutAsync("/api/v1/body", """{"weight": 61}""");
        using var archive = new System.IO.Compression.ZipArchive(await (await _maya.GetAsync($"/api/v1/users/{_maya.Id}/export")).Content.ReadAsStreamAsync());
        var clothing = await new StreamReader(archive.GetEntry("clothing.json").ShouldNotBeNull().Open()).ReadToEndAsync();
        clothing.ShouldContain("Blue linen dress");
        clothing.ShouldNotContain("search");
        archive.GetEntry("body.json").ShouldNotBeNull();

        ((int)(await _maya.DeleteAsync($"/api/v1/users/{_maya.Id}")).StatusCode).ShouldBeInRange(202, 204);

        foreach (var collection in new[] { "clothing", "body", "wardrobe_stats" })
        {
            (await WardrobeServer.Stored(collection).AllAsync(new BsonDocument("user_id", ObjectId.Parse(_maya.Id)))).ShouldBeEmpty(collection);
        }
    }

    [Test]
    public async Task Administrator_ReachesAGarmentById_AndNobodyElseDoes()
    {
        using var root = await Identity.People.Town.SuperuserAsync(WardrobeServer.Server);
        using var mallory = await WardrobeServer.Server.RegisterAsync("Mallory");
        var path = $"{Path}/{(await WardrobeServer.AddAsync(_maya)).GetProperty("id").GetString()}";

        ((int)(await root.GetAsync(path)).StatusCode, (int)(await root.PutAsync(path, Coat)).StatusCode).ShouldBe((200, 200));
        foreach (var answer in new[] { await mallory.GetAsync(path), await mallory.PutAsync(path, Coat), await mallory.DeleteAsync(path), await WardrobeServer.UploadAsync(mallory, path + "/image") })
        {
            await answer.ProblemAsync(404, "not_found");
        }

        (await (await root.GetAsync(Path)).JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        ((int)(await root.DeleteAsync(path)).StatusCode).ShouldBe(204);
    }

    private async Task<string> NamesAsync(string query)
    {
        var answer = await _maya.GetAsync($"{Path}?{query}".TrimEnd('?'));
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return string.Join(", ", (await answer.JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()));
    }

    private async Task<string> StatsAsync() => await (await _maya.GetAsync(Path + "/stats")).Content.ReadAsStringAsync();
}
