using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Identity.People;

public sealed class RoleTests
{
    [Test]
    public async Task List_HasTheSeededRoles_ForEverybodySignedIn()
    {
        using var maya = await Town.PersonAsync();
        var names = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await (await maya.GetAsync($"/api/v1/roles?limit=3&include_total=true{cursor}")).JsonAsync();
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(role => role.GetProperty("name").GetString()!));
            cursor = page.GetProperty("next_cursor").GetString() is { } next ? $"&cursor={next}" : null;
        }

        new[] { "customer", "contractor", "society", "admin" }.ShouldBeSubsetOf(names);
        names.ShouldBe(names.Order(StringComparer.Ordinal));
        await (await maya.GetAsync("/api/v1/roles?cursor=%24")).ProblemAsync(400, "malformed_request");
        var admin = await (await maya.GetAsync("/api/v1/roles/admin")).JsonAsync();
        admin.GetProperty("permissions").GetArrayLength().ShouldBe(9);
        await (await maya.GetAsync("/api/v1/roles/king")).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task Role_IsMadeChangedAndDeleted()
    {
        var name = "r" + Guid.NewGuid().ToString("N");
        var made = await Town.Root.PostAsync("/api/v1/roles", $$"""{"name": "{{name}}", "permissions": ["users:read"], "description": "Looks"}""");

        ((int)made.StatusCode).ShouldBe(201);
        made.Header("Location").ShouldBe($"/api/v1/roles/{name}");
        var tag = made.Header("ETag").ShouldNotBeNull();
        (await made.JsonAsync()).EnumerateObject().Select(member => member.Name).ShouldBe(["name", "description", "permissions", "created_at", "updated_at"]);
        await (await Town.Root.PostAsync("/api/v1/roles", $$"""{"name": "{{name}}", "permissions": []}""")).ProblemAsync(409, "role_exists");

        var path = $"/api/v1/roles/{name}";
        var changed = await Town.Root.PutAsync(path, """{"permissions": ["users:read", "audit:read"]}""", ("If-Match", tag));
        ((int)changed.StatusCode).ShouldBe(200);
        (await changed.JsonAsync()).GetProperty("permissions").GetArrayLength().ShouldBe(2);
        await (await Town.Root.PutAsync(path, """{"permissions": []}""", ("If-Match", tag))).ProblemAsync(412, "stale_version");
        await (await Town.Root.DeleteAsync(path, ("If-Match", tag))).ProblemAsync(412, "stale_version");

        using var maya = await Town.PersonAsync(name);
        await (await Town.Root.DeleteAsync(path)).ProblemAsync(409, "role_in_use");
        (await Town.GiveAsync(Town.Root, maya.Id)).ShouldBe(200);
        ((int)(await Town.Root.DeleteAsync(path)).StatusCode).ShouldBe(204);
        await (await Town.Root.DeleteAsync(path)).ProblemAsync(404, "not_found");
        (await Town.GiveAsync(Town.Root, maya.Id, name)).ShouldBe(422);
    }

    [TestCase("""{"name": "Clerk", "permissions": []}""", 422)]
    [TestCase("""{"name": "$clerk", "permissions": []}""", 422)]
    [TestCase("""{"name": "clerk", "permissions": ["everything"]}""", 422)]
    [TestCase("""{"name": "clerk", "permissions": [null]}""", 400)]
    [TestCase("""{"name": "clerk"}""", 400)]
    [TestCase("""{"name": {"$ne": ""}, "permissions": []}""", 400)]
    [TestCase("""{"name": "clerk", "permissions": {"$gt": ""}}""", 400)]
    public async Task Define_BreakingRules_IsRefused(string body, int status)
    {
        var answer = await Town.Root.PostAsync("/api/v1/roles", body);
        var got = (int)answer.StatusCode;
        (got == status || (status == 400 && got == 422)).ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    [TestCase("customer")]
    [TestCase("contractor")]
    [TestCase("society")]
    [TestCase("admin")]
    public async Task SeededRoles_Stay(string name) => await (await Town.Root.DeleteAsync($"/api/v1/roles/{name}")).ProblemAsync(409, "role_seeded");

    [Test]
    public async Task Admin_KeepsEveryRight() =>
        await (await Town.Root.PutAsync("/api/v1/roles/admin", """{"permissions": ["users:read"]}""")).ProblemAsync(422, "validation_failed");

    [Test]
    public async Task Requirement25_NobodyDefinesWhatTheyLack()
    {
        using var maker = await Town.PersonAsync(await Town.RoleAsync("roles:write", "users:read"));
        var (within, beyond) = (await Town.RoleAsync("users:read"), await Town.RoleAsync("data:read"));

        await (await maker.PostAsync("/api/v1/roles", """{"name": "a-king", "permissions": ["data:write"]}""")).ProblemAsync(403, "beyond_your_rights");
        await (await maker.PutAsync($"/api/v1/roles/{within}", """{"permissions": ["users:read", "users:write"]}""")).ProblemAsync(403, "beyond_your_rights");
        await (await maker.PutAsync($"/api/v1/roles/{beyond}", """{"permissions": []}""")).ProblemAsync(403, "beyond_your_rights");
        await (await maker.DeleteAsync($"/api/v1/roles/{beyond}")).ProblemAsync(403, "beyond_your_rights");
        ((int)(await maker.PutAsync($"/api/v1/roles/{within}", """{"permissions": ["users:read", "roles:write"]}""")).StatusCode).ShouldBe(200);
    }

    [Test]
    public async Task Delete_AndGrant_AtOnce_NeverLeaveAnAccountWithARoleThatIsGone()
    {
        using var maya = await Town.PersonAsync();
        for (var round = 0; round < 8; round++)
        {
            var name = await Town.RoleAsync();
            var grant = Town.GiveAsync(Town.Root, maya.Id, name);
            var delete = Town.Root.DeleteAsync($"/api/v1/roles/{name}");
            var (granted, deleted) = (await grant, (int)(await delete).StatusCode);

            (granted, deleted).ShouldBeOneOf((200, 409), (422, 204), (409, 204));
            (await Town.GiveAsync(Town.Root, maya.Id)).ShouldBe(200);
        }
    }

    [Test]
    public async Task Define_SentAgainWithItsKey_AnswersTheSame()
    {
        var name = "r" + Guid.NewGuid().ToString("N");
        var body = $$"""{"name": "{{name}}", "permissions": []}""";

        var first = await Town.Root.PostAsync("/api/v1/roles", body, ("Idempotency-Key", name));
        var again = await Town.Root.PostAsync("/api/v1/roles", body, ("Idempotency-Key", name));

        ((int)first.StatusCode, (int)again.StatusCode).ShouldBe((201, 201));
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
    }
}
