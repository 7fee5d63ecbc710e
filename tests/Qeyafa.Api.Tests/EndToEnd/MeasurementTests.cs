using System.Globalization;
using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.EndToEnd;

public sealed class MeasurementTests
{
    private Person _maya = null!;

    [SetUp]
    public async Task RegisterAsync() => _maya = await ServerFixture.Server.RegisterAsync();

    [TearDown]
    public void SignOut() => _maya.Dispose();

    [Test]
    public async Task Create_AnswersTheRecord_AsItIsReadAfterwards()
    {
        var created = await _maya.PostAsync("/api/v1/measurements", """
            {"measurements": {"chest": 92.5, "waist": 74, "my_own": 12.25}, "height": 170, "weight": 61.5, "unit": "cm",
             "processed_at": "2026-01-10T09:00:00.123+05:30", "source": "manual", "note": "  after lunch  "}
            """);

        ((int)created.StatusCode).ShouldBe(201);
        var record = await created.JsonAsync();
        var id = record.GetProperty("id").GetString();
        created.Header("Location").ShouldBe($"/api/v1/measurements/{id}");
        created.Header("ETag").ShouldNotBeNull();
        record.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "user_id", "measurements", "height", "weight", "unit", "image_paths", "processed_at", "ai_confidence", "source", "note", "created_at", "warnings"], ignoreOrder: true);
        record.GetProperty("user_id").GetString().ShouldBe(_maya.Id);
        record.GetProperty("processed_at").GetString().ShouldBe("2026-01-10T03:30:00.123Z");
        record.GetProperty("note").GetString().ShouldBe("after lunch");
        var read = await _maya.GetAsync($"/api/v1/measurements/{id}");
        (await read.Content.ReadAsStringAsync()).ShouldBe(await created.Content.ReadAsStringAsync());
        read.Header("ETag").ShouldBe(created.Header("ETag"));
    }

    [Test]
    public async Task Create_OutsideTheWarningBand_IsStoredWithAWarning()
    {
        var record = await _maya.RecordAsync(chest: 150);

        record.GetProperty("warnings")[0].GetProperty("name").GetString().ShouldBe("chest");
        record.GetProperty("warnings")[0].GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        (await _maya.CountAsync()).ShouldBe(1);
    }

    [Test]
    public async Task History_PagedByCursor_AnswersEveryRecordOnceNewestFirst()
    {
        foreach (var day in Enumerable.Range(1, 12))
        {
            await _maya.RecordAsync(90 + day, $"2026-01-{day:00}T09:00:00Z");
        }

        var days = new List<int>();
        string? path = $"/api/v1/measurements/history/{_maya.Id}?limit=5";
        while (path is not null)
        {
            var answer = await _maya.GetAsync(path);
            var page = await answer.JsonAsync();
            page.TryGetProperty("total", out _).ShouldBeFalse();
            days.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("processed_at").GetDateTime().Day));
            path = page.GetProperty("next_cursor").GetString() is { } cursor ? $"/api/v1/measurements/history/{_maya.Id}?limit=5&cursor={cursor}" : null;
            (answer.Header("Link")?.Contains("rel=\"next\"", StringComparison.Ordinal) ?? false).ShouldBe(path is not null);
        }

        days.ShouldBe(Enumerable.Range(1, 12).Reverse());
    }

    [Test]
    public async Task History_Filtered_SkippedAndCounted()
    {
        foreach (var day in Enumerable.Range(1, 5))
        {
            await _maya.RecordAsync(90, $"2026-01-{day:00}T09:00:00Z");
        }

        var page = await (await _maya.GetAsync($"/api/v1/measurements/history/{_maya.Id}?from=2026-01-02T00:00:00Z&to=2026-01-04T23:59:59Z&source=manual&skip=1&limit=1&include_total=true")).JsonAsync();

        page.GetProperty("total").GetInt32().ShouldBe(3);
        page.GetProperty("items").EnumerateArray().Single().GetProperty("processed_at").GetDateTime().Day.ShouldBe(3);
    }

    [Test]
    public async Task History_IsInTheUnitAskedFor_ElseThePreferredOne_ElseAsEntered()
    {
        await _maya.RecordAsync(chest: 101.6);
        (await ShownAsync("")).ShouldBe(("cm", 101.6));
        (await ShownAsync("?unit=inch")).ShouldBe(("inch", 40));

        await _maya.PutAsync($"/api/v1/profile/{_maya.Id}", """{"preferences": {"preferred_unit": "inch"}}""");
        (await ShownAsync("")).ShouldBe(("inch", 40));
        (await ShownAsync("?unit=cm")).ShouldBe(("cm", 101.6));

        await _maya.PutAsync($"/api/v1/profile/{_maya.Id}", """{"preferences": {"preferred_unit": "cm"}}""");
        (await ShownAsync("")).ShouldBe(("cm", 101.6));
    }

    [Test]
    public async Task Latest_IsTheNewest_AndItsTagChangesWithTheRecord()
    {
        (await _maya.GetAsync($"/api/v1/measurements/latest/{_maya.Id}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await _maya.RecordAsync(90, "2026-01-01T09:00:00Z");
        var first = await _maya.GetAsync($"/api/v1/measurements/latest/{_maya.Id}");
        await _maya.RecordAsync(91, "2026-02-01T09:00:00Z");

        var second = await _maya.GetAsync($"/api/v1/measurements/latest/{_maya.Id}", ("If-None-Match", first.Header("ETag") ?? "\"none\""));

        ((int)second.StatusCode).ShouldBe(200);
        (await second.JsonAsync()).GetProperty("measurements").GetProperty("chest").GetDouble().ShouldBe(91);
    }

    [Test]
    public async Task Put_ReplacesTheRecord_UnderItsVersion()
    {
        var record = await _maya.RecordAsync();
        var path = $"/api/v1/measurements/{record.GetProperty("id").GetString()}";
        var tag = (await _maya.GetAsync(path)).Header("ETag")!;
        const string revised = """{"measurements": {"waist": 70}, "unit": "cm", "processed_at": "2026-01-11T09:00:00Z"}""";

        var changed = await _maya.PutAsync(path, revised, ("If-Match", tag));
        var stale = await _maya.PutAsync(path, revised, ("If-Match", tag));

        ((int)changed.StatusCode).ShouldBe(200);
        (await changed.JsonAsync()).GetProperty("measurements").EnumerateObject().Select(member => member.Name).ShouldBe(["waist"]);
        await stale.ProblemAsync(412, "stale_version");
        changed.Header("ETag").ShouldNotBe(tag);
        (await _maya.GetAsync(path, ("If-None-Match", changed.Header("ETag")!))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotModified);
    }

    [Test]
    public async Task Delete_RemovesTheRecord_UnderItsVersion()
    {
        var record = await _maya.RecordAsync();
        var path = $"/api/v1/measurements/{record.GetProperty("id").GetString()}";

        await (await _maya.DeleteAsync(path, ("If-Match", "\"nonsense\""))).ProblemAsync(412, "stale_version");
        ((int)(await _maya.DeleteAsync(path)).StatusCode).ShouldBe(204);
        await (await _maya.DeleteAsync(path)).ProblemAsync(404, "not_found");
        await (await _maya.GetAsync(path)).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task Trends_AreOfAllUnits_WithSignificance()
    {
        await _maya.RecordAsync(100, "2026-01-10T09:00:00Z");
        await _maya.RecordAsync(40, "2026-03-10T09:00:00Z", "inch");

        var trends = await (await _maya.GetAsync($"/api/v1/measurements/trends/{_maya.Id}?unit=cm")).JsonAsync();

        (trends.GetProperty("user_id").GetString(), trends.GetProperty("unit").GetString(), trends.GetProperty("interval").GetString()).ShouldBe((_maya.Id, "cm", "month"));
        var chest = trends.GetProperty("series").EnumerateArray().Single(series => series.GetProperty("name").GetString() == "chest");
        (Number(chest, "first"), Number(chest, "last"), Number(chest, "min"), Number(chest, "max"), Number(chest, "mean"), Number(chest, "change")).ShouldBe((100, 101.6, 100, 101.6, 100.8, 1.6));
        chest.GetProperty("significant").GetBoolean().ShouldBeFalse();
        chest.GetProperty("points").GetArrayLength().ShouldBe(2);
    }

    [Test]
    public async Task Compare_SaysWhatChanged()
    {
        var before = (await _maya.RecordAsync(100)).GetProperty("id").GetString();
        var after = (await _maya.RecordAsync(105)).GetProperty("id").GetString();

        var answer = await _maya.GetAsync($"/api/v1/measurements/compare?from_id={before}&to_id={after}");

        ((int)answer.StatusCode).ShouldBe(200);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"change\":5");
    }

    [Test]
    public async Task ExportedHistory_ImportsAgain()
    {
        await _maya.RecordAsync(100.25, "2026-01-10T09:00:00Z");
        await _maya.PostAsync("/api/v1/measurements", """{"measurements": {"my_own": 3}, "weight": 60, "note": "=1+1, \"quoted\"\nnext", "processed_at": "2026-01-11T09:00:00Z"}""");
        var export = await _maya.GetAsync($"/api/v1/measurements/history/{_maya.Id}.csv");
        export.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var csv = await export.Content.ReadAsStringAsync();
        using var other = await ServerFixture.Server.RegisterAsync();

        using var import = new HttpRequestMessage(HttpMethod.Post, "/api/v1/measurements/import") { Content = new StringContent(csv, new System.Net.Http.Headers.MediaTypeHeaderValue("text/csv")) };
        var answer = await other.Http.SendAsync(import);

        ((int)answer.StatusCode).ShouldBeInRange(200, 201, await answer.Content.ReadAsStringAsync());
        (await ValuesAsync(other)).ShouldBe(await ValuesAsync(_maya));
    }

    [Test]
    public async Task ImportWithOneBadLine_NamesIt_AndStoresNothing()
    {
        using var import = new HttpRequestMessage(HttpMethod.Post, "/api/v1/measurements/import")
        {
            Content = new StringContent("processed_at,unit,chest\n2026-01-10T09:00:00Z,cm,90\n2026-01-11T09:00:00Z,cm,wide\n", new System.Net.Http.Headers.MediaTypeHeaderValue("text/csv")),
        };

        var answer = await _maya.Http.SendAsync(import);

        ((int)answer.StatusCode).ShouldBe(422);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("line 3");
        (await _maya.CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task Chart_IsAPictureOfTheHistory()
    {
        await _maya.RecordAsync(90, "2026-01-10T09:00:00Z");
        await _maya.RecordAsync(95, "2026-05-10T09:00:00Z");

        var answer = await _maya.GetAsync($"/api/v1/measurements/chart/{_maya.Id}.svg?names=chest");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        System.Xml.Linq.XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Test]
    public async Task Vocabulary_AnswersEveryNameWithItsBands()
    {
        var text = await (await _maya.GetAsync("/api/v1/measurements/vocabulary")).Content.ReadAsStringAsync();

        text.ShouldContain("\"chest\"");
        text.ShouldContain("\"waist_to_hips\"");
        text.ShouldContain("\"forearm\"");
    }

    [Test]
    public async Task RepeatedCreation_UnderOneKey_StoresOnce()
    {
        const string body = """{"measurements": {"chest": 90}}""";
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await _maya.PostAsync("/api/v1/measurements", body, key);
        var again = await _maya.PostAsync("/api/v1/measurements", body, key);
        var other = await _maya.PostAsync("/api/v1/measurements", """{"measurements": {"chest": 91}}""", key);

        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (again.StatusCode, again.Header("ETag"), again.Header("Location")).ShouldBe((first.StatusCode, first.Header("ETag"), first.Header("Location")));
        await other.ProblemAsync(422, "idempotency_key_reused");
        (await _maya.CountAsync()).ShouldBe(1);
    }

    [Test]
    public async Task ManyCreationsAtOnce_UnderOneKey_StoreOnce()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _maya.PostAsync("/api/v1/measurements", """{"measurements": {"chest": 90}}""", key)));

        answers.ShouldAllBe(answer => (int)answer.StatusCode == 201 || (int)answer.StatusCode == 409);
        (await _maya.CountAsync()).ShouldBe(1);
    }

    private static double Number(JsonElement element, string name) => Math.Round(element.GetProperty(name).GetDouble(), 9);

    private static async Task<string> ValuesAsync(Person person)
    {
        var page = await (await person.GetAsync($"/api/v1/measurements/history/{person.Id}")).JsonAsync();
        return string.Join('\n', page.GetProperty("items").EnumerateArray().Select(item =>
            string.Join('|', new[] { "measurements", "height", "weight", "unit", "processed_at", "source", "note" }.Select(name => item.GetProperty(name).ToString()))));
    }

    private async Task<(string Unit, double Chest)> ShownAsync(string query)
    {
        var page = await (await _maya.GetAsync($"/api/v1/measurements/history/{_maya.Id}{query}")).JsonAsync();
        var item = page.GetProperty("items")[0];
        return (item.GetProperty("unit").GetString()!, double.Parse(item.GetProperty("measurements").GetProperty("chest").GetRawText(), CultureInfo.InvariantCulture));
    }
}
