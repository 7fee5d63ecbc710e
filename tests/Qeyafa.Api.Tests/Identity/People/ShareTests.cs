using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Identity.People;

public sealed class ShareTests
{
    private const string Absent = "aaaaaaaaaaaaaaaaaaaaaaaa";

    [TestCase("measurements:read")]
    [TestCase("measurements:write")]
    [TestCase("profile:read")]
    [TestCase("")]
    public async Task Scope_OpensItsRoutes_AndNoOthers(string scope)
    {
        using var maya = await Town.PersonAsync();
        using var tailor = await Town.PersonAsync("contractor");
        var record = (await maya.RecordAsync()).GetProperty("id").GetString()!;
        await maya.PutAsync($"/api/v1/profile/{maya.Id}", """{"gender": "female"}""");
        if (scope.Length > 0)
        {
            (await ShareAsync(maya, tailor.Id, scope)).ShouldBe(201);
        }

        foreach (var path in new[]
            { $"history/{maya.Id}", $"history/{maya.Id}.csv", $"latest/{maya.Id}", $"trends/{maya.Id}", $"chart/{maya.Id}.svg", record, $"compare?from_id={record}&to_id={record}" })
        {
            await AnswersAsync("measurements:read", 200, tailor.GetAsync($"/api/v1/measurements/{path}"));
        }

        await AnswersAsync("profile:read", 200, tailor.GetAsync($"/api/v1/profile/{maya.Id}"));
        await AnswersAsync("nothing", 0, tailor.PutAsync($"/api/v1/profile/{maya.Id}", """{"gender": "changed"}"""));
        await AnswersAsync("nothing", 0, tailor.GetAsync($"/api/v1/users/{maya.Id}"));
        await AnswersAsync("nothing", 0, tailor.GetAsync($"/api/v1/users/{maya.Id}/shares"));
        await AnswersAsync("measurements:write", 200, tailor.PutAsync($"/api/v1/measurements/{record}", """{"measurements": {"chest": 91}}"""));
        await AnswersAsync("measurements:write", 201, tailor.PostAsync("/api/v1/measurements", $$"""{"measurements": {"chest": 92}, "user_id": "{{maya.Id}}"}"""));
        await AnswersAsync("measurements:write", 204, tailor.DeleteAsync($"/api/v1/measurements/{record}"));
        (await maya.CountAsync()).ShouldBe(1);

        async Task AnswersAsync(string needed, int status, Task<HttpResponseMessage> sent)
        {
            var answer = await sent;
            ((int)answer.StatusCode).ShouldBe(needed == scope ? status : 404, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}");
        }
    }

    [Test]
    public async Task Share_IsGivenListedReplacedAndEnded()
    {
        using var maya = await Town.PersonAsync();
        using var tailor = await Town.PersonAsync("contractor");
        using var house = await Town.PersonAsync("society");
        var path = $"/api/v1/users/{maya.Id}/shares/{tailor.Id}";

        var made = await maya.PutAsync(path, Terms("measurements:read"));
        ((int)made.StatusCode).ShouldBe(201);
        var tag = made.Header("ETag").ShouldNotBeNull();
        var share = await made.JsonAsync();
        share.EnumerateObject().Select(member => member.Name).ShouldBe(["user_id", "grantee_id", "scopes", "expires_at", "created_at", "updated_at"]);
        (share.GetProperty("user_id").GetString(), share.GetProperty("grantee_id").GetString()).ShouldBe((maya.Id, tailor.Id));
        (await ShareAsync(maya, house.Id, "profile:read")).ShouldBe(201);

        ((int)(await maya.GetAsync(path, ("If-None-Match", tag))).StatusCode).ShouldBe(304);
        var replaced = await maya.PutAsync(path, Terms("profile:read", "profile:read", "measurements:write"), ("If-Match", tag));
        ((int)replaced.StatusCode).ShouldBe(200);
        (await replaced.JsonAsync()).GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ShouldBe(["measurements:write", "profile:read"]);
        await (await maya.PutAsync(path, Terms("profile:read"), ("If-Match", tag))).ProblemAsync(412, "stale_version");
        await (await maya.DeleteAsync(path, ("If-Match", tag))).ProblemAsync(412, "stale_version");

        var first = await (await maya.GetAsync($"/api/v1/users/{maya.Id}/shares?limit=1&include_total=true")).JsonAsync();
        (first.GetProperty("total").GetInt32(), first.GetProperty("items").GetArrayLength()).ShouldBe((2, 1));
        var second = await (await maya.GetAsync($"/api/v1/users/{maya.Id}/shares?limit=1&cursor={first.GetProperty("next_cursor").GetString()}")).JsonAsync();
        second.GetProperty("next_cursor").ValueKind.ShouldBe(JsonValueKind.Null);
        new[] { first, second }.Select(page => page.GetProperty("items")[0].GetProperty("grantee_id").GetString()).ShouldBe(new[] { tailor.Id, house.Id }.Order(StringComparer.Ordinal));

        ((int)(await maya.DeleteAsync(path)).StatusCode).ShouldBe(204);
        await (await maya.DeleteAsync(path)).ProblemAsync(404, "not_found");
        await (await maya.GetAsync(path)).ProblemAsync(404, "not_found");
        ((int)(await tailor.GetAsync($"/api/v1/profile/{maya.Id}")).StatusCode).ShouldBe(404);
    }

    [Test]
    public async Task Share_EndedSuspendedOrWithoutTheRole_OpensNothing()
    {
        using var maya = await Town.PersonAsync();
        using var tailor = await Town.PersonAsync("contractor");
        using var customer = await Town.PersonAsync();
        await maya.RecordAsync();
        var history = $"/api/v1/measurements/history/{maya.Id}";
        (await ShareAsync(maya, tailor.Id, "measurements:read")).ShouldBe(201);
        (await ShareAsync(maya, customer.Id, "measurements:read")).ShouldBe(201);

        ((int)(await tailor.GetAsync(history)).StatusCode).ShouldBe(200);
        ((int)(await customer.GetAsync(history)).StatusCode).ShouldBe(404);
        (await Town.GiveAsync(Town.Root, tailor.Id, "customer")).ShouldBe(200);
        ((int)(await tailor.GetAsync(history)).StatusCode).ShouldBe(404);
        (await Town.GiveAsync(Town.Root, tailor.Id, "society")).ShouldBe(200);
        ((int)(await tailor.GetAsync(history)).StatusCode).ShouldBe(200);
        ((int)(await maya.DeleteAsync($"/api/v1/users/{maya.Id}/shares/{tailor.Id}")).StatusCode).ShouldBe(204);
        ((int)(await tailor.GetAsync(history)).StatusCode).ShouldBe(404);
        ((int)(await maya.GetAsync(history)).StatusCode).ShouldBe(200);
    }

    [TestCase("""{"scopes": [], "expires_at": "2030-01-01T00:00:00Z"}""", 422)]
    [TestCase("""{"scopes": ["profile:write"], "expires_at": "2030-01-01T00:00:00Z"}""", 422)]
    [TestCase("""{"scopes": ["profile:read"], "expires_at": "2020-01-01T00:00:00Z"}""", 422)]
    [TestCase("""{"scopes": ["profile:read"], "expires_at": "2199-01-01T00:00:00Z"}""", 422)]
    [TestCase("""{"scopes": ["profile:read"]}""", 400)]
    [TestCase("""{"scopes": ["profile:read"], "expires_at": null}""", 400)]
    [TestCase("""{"scopes": {"$ne": 1}, "expires_at": "2030-01-01T00:00:00Z"}""", 400)]
    [TestCase("""{"scopes": ["profile:read"], "expires_at": "2030-01-01T00:00:00Z", "grantee_id": "aaaaaaaaaaaaaaaaaaaaaaaa"}""", 400)]
    public async Task Put_BreakingRules_IsRefused(string body, int status)
    {
        using var maya = await Town.PersonAsync();
        var answer = await maya.PutAsync($"/api/v1/users/{maya.Id}/shares/{Town.Root.Id}", body);
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Put_WithNobodyInactiveOrOneself_IsRefused_TheFirstTwoAlike()
    {
        using var maya = await Town.PersonAsync();
        using var gone = await Town.PersonAsync("contractor");
        (await ShareAsync(maya, gone.Id, "profile:read")).ShouldBe(201);
        await Town.Root.PatchAsync($"/api/v1/users/{gone.Id}", """{"status": "suspended"}""");

        var absent = await (await maya.PutAsync($"/api/v1/users/{maya.Id}/shares/{Absent}", Terms("profile:read"))).ProblemAsync(404, "not_found");
        var suspended = await (await maya.PutAsync($"/api/v1/users/{maya.Id}/shares/{gone.Id}", Terms("profile:read"))).ProblemAsync(404, "not_found");
        suspended.GetProperty("detail").GetString().ShouldBe(absent.GetProperty("detail").GetString());
        await (await maya.PutAsync($"/api/v1/users/{maya.Id}/shares/{maya.Id}", Terms("profile:read"))).ProblemAsync(422, "validation_failed");
    }

    [Test]
    public async Task Share_OfAnothersData_IsNotGivenByWhomItIsSharedWith()
    {
        using var maya = await Town.PersonAsync();
        using var tailor = await Town.PersonAsync("contractor");
        using var mallory = await Town.PersonAsync("contractor");
        (await ShareAsync(maya, tailor.Id, "measurements:read", "measurements:write", "profile:read")).ShouldBe(201);

        var answer = await tailor.PutAsync($"/api/v1/users/{maya.Id}/shares/{mallory.Id}", Terms("profile:read"));

        await answer.ProblemAsync(404, "not_found");
        ((int)(await mallory.PutAsync($"/api/v1/users/{maya.Id}/shares/{mallory.Id}", Terms("profile:read"))).StatusCode).ShouldBe(404);
    }

    private static async Task<int> ShareAsync(Person owner, string grantee, params string[] scopes) =>
        (int)(await owner.PutAsync($"/api/v1/users/{owner.Id}/shares/{grantee}", Terms(scopes))).StatusCode;

    private static string Terms(params string[] scopes) =>
        $$"""{"scopes": {{JsonSerializer.Serialize(scopes)}}, "expires_at": "{{DateTimeOffset.UtcNow.AddDays(30):yyyy-MM-ddTHH:mm:ssZ}}"}""";
}
