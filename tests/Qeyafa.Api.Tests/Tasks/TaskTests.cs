using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Tasks;

public sealed class TaskTests
{
    private Person _maya = null!;

    private string Path => TasksServer.PathOf(_maya);

    [SetUp]
    public async Task RegisterAsync() => _maya = await TasksServer.Server.RegisterAsync();

    [TearDown]
    public void SignOut() => _maya.Dispose();

    [Test]
    public async Task Create_AnswersTheTask_AsItIsReadAfterwards()
    {
        var created = await _maya.PostAsync(Path, """{"title": " Hem ", "description": "By hand.\nUntil Friday."}""");

        var task = await created.JsonAsync();
        var location = $"{Path}/{task.GetProperty("id").GetString()}";
        ((int)created.StatusCode, created.Header("Location")).ShouldBe((201, location));
        task.EnumerateObject().Select(member => member.Name).ShouldBe(["id", "user_id", "title", "description", "is_completed", "assigned_to", "created_at", "updated_at"], ignoreOrder: true);
        (task.GetProperty("title").GetString(), task.GetProperty("is_completed").GetBoolean()).ShouldBe(("Hem", false));
        var read = await _maya.GetAsync(location);
        (await read.Content.ReadAsStringAsync(), read.Header("ETag")).ShouldBe((await created.Content.ReadAsStringAsync(), created.Header("ETag")));
        ((int)(await _maya.GetAsync(location, ("If-None-Match", read.Header("ETag")!))).StatusCode).ShouldBe(304);
    }

    [Test]
    public async Task BadBodies_AreNamed()
    {
        var problem = await (await _maya.PostAsync(Path, $$"""{"title": "", "description": "{{new string('d', 10_001)}}"}""")).ProblemAsync(422, "validation_failed");
        problem.GetProperty("errors").EnumerateObject().Select(member => member.Name).ShouldBe(["description", "title"]);
        (await (await _maya.PostAsync(Path, """{"title": "a\nb"}""")).BlamesAsync("title")).ShouldNotBeEmpty();
        (await (await _maya.PostAsync(Path, """{"title": "a", "assigned_to": "x"}""")).BlamesAsync("assigned_to")).ShouldNotBeEmpty();
        var id = (await TasksServer.AddAsync(_maya)).GetProperty("id").GetString();
        await (await _maya.PatchAsync($"{Path}/{id}", "{}")).ProblemAsync(422, "validation_failed");
        await (await _maya.PutAsync($"{Path}/{id}", """{"title": " "}""")).ProblemAsync(422, "validation_failed");
        await (await _maya.PostAsync($"{Path}/complete", """{"ids": []}""")).ProblemAsync(422, "validation_failed");
        ((int)(await _maya.GetAsync($"{Path}?q=%2E")).StatusCode, (int)(await _maya.GetAsync($"{Path}?sort=title")).StatusCode, (int)(await _maya.GetAsync($"{Path}?is_completed=1")).StatusCode)
            .ShouldBe((422, 400, 400));
        ((int)(await _maya.GetAsync($"{Path}?cursor=nonsense")).StatusCode).ShouldBe(400);
    }

    [Test]
    public async Task PutAndPatch_ChangeUnderTheVersion()
    {
        var path = $"{Path}/{(await TasksServer.AddAsync(_maya)).GetProperty("id").GetString()}";
        await _maya.PatchAsync(path, """{"description": "More", "is_completed": true}""");

        var put = await _maya.PutAsync(path, """{"title": "Sleeves"}""");
        var patched = await _maya.PatchAsync(path, """{"title": "Both sleeves"}""", ("If-Match", put.Header("ETag")!));

        var task = await patched.JsonAsync();
        (task.GetProperty("title").GetString(), task.GetProperty("description").ValueKind, task.GetProperty("is_completed").GetBoolean()).ShouldBe(("Both sleeves", JsonValueKind.Null, true));
        foreach (var stale in new[]
        {
            await _maya.PutAsync(path, """{"title": "x"}""", ("If-Match", put.Header("ETag")!)), await _maya.PatchAsync(path, """{"title": "x"}""", ("If-Match", put.Header("ETag")!)),
            await _maya.DeleteAsync(path, ("If-Match", put.Header("ETag")!)), await _maya.PatchAsync(path + "/complete", "", ("If-Match", put.Header("ETag")!)),
        })
        {
            await stale.ProblemAsync(412, "stale_version");
        }

        ((int)(await _maya.DeleteAsync(path, ("If-Match", patched.Header("ETag")!))).StatusCode).ShouldBe(204);
        await (await _maya.GetAsync(path)).ProblemAsync(404, "not_found");
        await (await _maya.DeleteAsync(path)).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task CompleteAndReopen_AreIdempotent()
    {
        var path = $"{Path}/{(await TasksServer.AddAsync(_maya)).GetProperty("id").GetString()}";

        var done = await _maya.SendAsync(HttpMethod.Patch, path + "/complete", null);
        var again = await _maya.SendAsync(HttpMethod.Patch, path + "/complete", null);
        var open = await _maya.SendAsync(HttpMethod.Patch, path + "/reopen", null, ("If-Match", again.Header("ETag")!));

        ((int)done.StatusCode, await done.Content.ReadAsStringAsync(), done.Header("ETag")).ShouldBe((200, await again.Content.ReadAsStringAsync(), again.Header("ETag")));
        ((await done.JsonAsync()).GetProperty("is_completed").GetBoolean(), (await open.JsonAsync()).GetProperty("is_completed").GetBoolean()).ShouldBe((true, false));
        await (await _maya.SendAsync(HttpMethod.Patch, $"{Path}/aaaaaaaaaaaaaaaaaaaaaaaa/complete", null)).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task CompleteMany_SaysWhatCameOfEach()
    {
        using var other = await TasksServer.Server.RegisterAsync("Other");
        var mine = (await TasksServer.AddAsync(_maya)).GetProperty("id").GetString();
        var others = (await TasksServer.AddAsync(other)).GetProperty("id").GetString();
        var body = $$"""{"ids": ["{{others}}", "{{mine}}", "{{mine}}"]}""";

        var first = await _maya.PostAsync($"{Path}/complete", body);
        var again = await _maya.PostAsync($"{Path}/complete", body);

        (await first.Content.ReadAsStringAsync()).ShouldBe($$"""{"completed":["{{mine}}"],"not_found":["{{others}}"]}""");
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        await (await _maya.PostAsync($"{TasksServer.PathOf(other)}/complete", body)).ProblemAsync(404, "not_found");
    }

    [TestCase(100, 200)]
    [TestCase(101, 422)]
    public async Task CompleteMany_TakesAHundred(int count, int status)
    {
        var ids = Enumerable.Range(0, count).Select(number => $"\"{number:x24}\"");

        var answer = await _maya.PostAsync($"{Path}/complete", $$"""{"ids": [{{string.Join(',', ids)}}]}""");

        ((int)answer.StatusCode).ShouldBe(status);
        var body = await answer.JsonAsync();
        (status == 200 ? body.GetProperty("not_found").GetArrayLength() : body.GetProperty("errors").GetProperty("ids").GetArrayLength()).ShouldBe(status == 200 ? count : 1);
    }

    [Test]
    public async Task List_FilteredSortedAndPaged()
    {
        foreach (var title in new[] { "Hem of the dress", "Sleeves", "Hem of the coat" })
        {
            await TasksServer.AddAsync(_maya, title);
        }

        var first = await (await _maya.GetAsync($"{Path}?limit=2&include_total=true")).JsonAsync();
        first.GetProperty("total").GetInt32().ShouldBe(3);
        (await TitlesAsync($"?limit=2&cursor={first.GetProperty("next_cursor").GetString()}")).ShouldBe("Hem of the dress");
        (await TitlesAsync("?sort=oldest&q=hem")).ShouldBe("Hem of the dress, Hem of the coat");
        var id = first.GetProperty("items")[0].GetProperty("id").GetString();
        await _maya.SendAsync(HttpMethod.Patch, $"{Path}/{id}/complete", null);
        (await TitlesAsync("?is_completed=true")).ShouldBe("Hem of the coat");
        (await TitlesAsync("?is_completed=false")).ShouldBe("Sleeves, Hem of the dress");
    }

    [Test]
    public async Task ManyCreationsAtOnce_UnderOneKey_MakeOneTask_AndTellOnce()
    {
        using var maker = await TasksServer.MakerAsync();
        await TasksServer.VerifyAsync(maker);
        await TasksServer.ShareAsync(_maya, maker);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var body = $$"""{"title": "Hem", "assigned_to": "{{maker.Id}}"}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _maya.PostAsync(Path, body, key)));
        var again = await _maya.PostAsync(Path, body, key);

        answers.ShouldAllBe(answer => (int)answer.StatusCode == 201 || (int)answer.StatusCode == 409);
        ((int)again.StatusCode, await TitlesAsync(""), await TasksServer.NoticesAsync(maker)).ShouldBe((201, "Hem", 1));
        await (await _maya.PostAsync(Path, """{"title": "Other"}""", key)).ProblemAsync(422, "idempotency_key_reused");
    }

    private async Task<string> TitlesAsync(string query) => string.Join(
        ", ", (await (await _maya.GetAsync(Path + query)).JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
}
