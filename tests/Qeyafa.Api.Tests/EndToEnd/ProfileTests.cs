using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.EndToEnd;

public sealed class ProfileTests
{
    private const string Body = """{"date_of_birth": "1994-05-17", "gender": "female", "preferences": {"preferred_unit": "inch", "locale": "en-GB", "newsletter": true, "size": 38.5}}""";

    [Test]
    public async Task FirstPut_Makes_AndTheNextReplaces()
    {
        using var maya = await ServerFixture.Server.RegisterAsync();
        var path = $"/api/v1/profile/{maya.Id}";
        await (await maya.GetAsync(path)).ProblemAsync(404, "not_found");

        var made = await maya.PutAsync(path, Body);
        var replaced = await maya.PutAsync(path, """{"gender": "woman"}""");

        ((int)made.StatusCode).ShouldBe(201);
        ((int)replaced.StatusCode).ShouldBe(200);
        var profile = await (await maya.GetAsync(path)).JsonAsync();
        profile.EnumerateObject().Select(member => member.Name).ShouldBe(["user_id", "date_of_birth", "gender", "preferences", "created_at", "updated_at", "version"], ignoreOrder: true);
        (profile.GetProperty("gender").GetString(), profile.GetProperty("version").GetInt32(), profile.GetProperty("date_of_birth").ValueKind).ShouldBe(("woman", 2, System.Text.Json.JsonValueKind.Null));
        profile.GetProperty("preferences").EnumerateObject().ShouldBeEmpty();
        (await made.JsonAsync()).GetProperty("preferences").GetRawText().ShouldBe("""{"locale":"en-GB","newsletter":true,"preferred_unit":"inch","size":38.5}""");
    }

    [Test]
    public async Task Put_OfAStaleVersion_Is412_AndChangesNothing()
    {
        using var maya = await ServerFixture.Server.RegisterAsync();
        var path = $"/api/v1/profile/{maya.Id}";
        await (await maya.PutAsync(path, Body, ("If-Match", "\"1\""))).ProblemAsync(412, "stale_version");
        var tag = (await maya.PutAsync(path, Body)).Header("ETag")!;
        await maya.PutAsync(path, """{"gender": "woman"}""", ("If-Match", tag));

        await (await maya.PutAsync(path, Body, ("If-Match", tag))).ProblemAsync(412, "stale_version");

        (await (await maya.GetAsync(path)).JsonAsync()).GetProperty("gender").GetString().ShouldBe("woman");
    }

    [Test]
    public async Task Get_OfAKnownVersion_Is304()
    {
        using var maya = await ServerFixture.Server.RegisterAsync();
        var path = $"/api/v1/profile/{maya.Id}";
        var tag = (await maya.PutAsync(path, Body)).Header("ETag")!;

        var answer = await maya.GetAsync(path, ("If-None-Match", tag));

        ((int)answer.StatusCode).ShouldBe(304);
        answer.Header("ETag").ShouldBe(tag);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task ManyPutsOfOneVersion_LetOneThrough()
    {
        using var maya = await ServerFixture.Server.RegisterAsync();
        var path = $"/api/v1/profile/{maya.Id}";
        var tag = (await maya.PutAsync(path, Body)).Header("ETag")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => maya.PutAsync(path, Body, ("If-Match", tag))));

        answers.Count(answer => (int)answer.StatusCode == 200).ShouldBe(1);
        answers.Count(answer => (int)answer.StatusCode == 412).ShouldBe(7);
    }
}
