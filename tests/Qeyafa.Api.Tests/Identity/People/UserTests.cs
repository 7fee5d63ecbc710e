using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Identity.People;

public sealed class UserTests
{
    private const string Absent = "aaaaaaaaaaaaaaaaaaaaaaaa";

    [Test]
    public async Task Get_OfOnesOwn_HasTheShapeAndAnEntityTag()
    {
        using var maya = await Town.PersonAsync();

        var answer = await maya.GetAsync($"/api/v1/users/{maya.Id}");

        ((int)answer.StatusCode).ShouldBe(200);
        var tag = answer.Header("ETag").ShouldNotBeNull();
        (await answer.JsonAsync()).EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "email", "phone_number", "username", "name", "bio", "avatar_url", "address", "roles", "status", "is_active", "is_superuser", "email_verified", "phone_verified", "created_at", "updated_at", "last_login_at"],
            ignoreOrder: true);
        ((int)(await maya.GetAsync($"/api/v1/users/{maya.Id}", ("If-None-Match", tag))).StatusCode).ShouldBe(304);
    }

    [Test]
    public async Task Requirement23_AnothersAccount_IsAnsweredLikeAnAbsentOne_AndShownToWhoMayRead()
    {
        using var maya = await Town.PersonAsync();
        using var mallory = await Town.PersonAsync("contractor");
        using var clerk = await Town.PersonAsync(await Town.RoleAsync("users:read"));

        var another = await (await mallory.GetAsync($"/api/v1/users/{maya.Id}")).ProblemAsync(404, "not_found");
        var absent = await (await mallory.GetAsync($"/api/v1/users/{Absent}")).ProblemAsync(404, "not_found");

        another.GetProperty("detail").GetString().ShouldBe(absent.GetProperty("detail").GetString());
        ((int)(await clerk.GetAsync($"/api/v1/users/{maya.Id}")).StatusCode).ShouldBe(200);
        await (await clerk.GetAsync($"/api/v1/users/{Absent}")).ProblemAsync(404, "not_found");
        await (await clerk.GetAsync("/api/v1/users/me")).ProblemAsync(400, "malformed_request");
        ((int)(await clerk.GetAsync($"/api/v1/profile/{maya.Id}")).StatusCode).ShouldBe(404);
    }

    [Test]
    public async Task List_FindsByTheStartOfEverything_WhateverTheCase()
    {
        var mark = Guid.NewGuid().ToString("N")[..10];
        using var maya = await Town.Server.RegisterAsync($"Zora{mark} De La Cruz{mark}");
        await maya.PutAsync("/api/v1/users/profile", $$"""{"name": "Zora{{mark}} De La Cruz{{mark}}", "username": "w{{mark}}"}""");

        foreach (var text in new[] { maya.Email, maya.Email[..12].ToUpperInvariant(), $"zora{mark}", $"ZORA{mark} de", $"cruz{mark}", $"La Cruz{mark}", $"W{mark}" })
        {
            var found = await ItemsAsync($"q={Uri.EscapeDataString(text)}");
            found.Select(user => user.GetProperty("id").GetString()).ShouldBe([maya.Id], text);
        }

        (await ItemsAsync($"q=ora{mark}")).ShouldBeEmpty();
    }

    [TestCase(".*")]
    [TestCase("^")]
    [TestCase("$where")]
    [TestCase("{\"$gt\": \"\"}")]
    [TestCase("%")]
    [TestCase("(((((")]
    public async Task Requirement24_SearchText_StandsForItself(string text) => (await ItemsAsync($"q={Uri.EscapeDataString(text)}")).ShouldBeEmpty();

    [TestCase("q=%20", 422)]
    [TestCase("role=%24ne", 422)]
    [TestCase("status=gone", 400)]
    [TestCase("status[$ne]=active", 400)]
    [TestCase("q[$regex]=.", 400)]
    [TestCase("cursor=nonsense", 400)]
    [TestCase("limit=101", 400)]
    [TestCase("sort=password_hash", 400)]
    public async Task Requirement24_List_TakesListedParametersOnly(string query, int status) => ((int)(await Town.Root.GetAsync("/api/v1/users?" + query)).StatusCode).ShouldBe(status);

    [Test]
    public async Task Requirement24_SearchText_HasAtMost100Characters()
    {
        ((int)(await Town.Root.GetAsync("/api/v1/users?q=" + new string('a', 100))).StatusCode).ShouldBe(200);
        await (await Town.Root.GetAsync("/api/v1/users?q=" + new string('a', 101))).ProblemAsync(422, "validation_failed");
    }

    [Test]
    public async Task List_FiltersAndPagesByCursor()
    {
        var role = await Town.RoleAsync();
        var people = new List<Person>();
        for (var n = 0; n < 5; n++)
        {
            people.Add(await Town.PersonAsync(role));
        }

        await Town.Root.PatchAsync($"/api/v1/users/{people[1].Id}", """{"status": "suspended"}""");

        var all = people.Select(person => person.Id).OrderDescending(StringComparer.Ordinal).ToList();
        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await (await Town.Root.GetAsync($"/api/v1/users?role={role}&limit=2&include_total=true{cursor}")).JsonAsync();
            page.GetProperty("total").GetInt32().ShouldBe(5);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(user => user.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next_cursor").GetString() is { } next ? $"&cursor={next}" : null;
        }

        seen.ShouldBe(all);
        (await ItemsAsync($"role={role}&status=suspended")).Select(user => user.GetProperty("id").GetString()).ShouldBe([people[1].Id]);
        (await ItemsAsync($"role={role}&status=active")).Count.ShouldBe(4);
        (await ItemsAsync($"role={role}&q={people[2].Email}")).Count.ShouldBe(1);
        (await ItemsAsync($"role={role}&skip=4")).Count.ShouldBe(1);
        people.ForEach(person => person.Dispose());
    }

    [TestCase("suspended")]
    [TestCase("inactive")]
    public async Task Status_SwitchedOff_EndsAccessAtOnce_AndIsToldAfterTheRightPasswordOnly(string status)
    {
        using var maya = await Town.PersonAsync();

        var answer = await Town.Root.PatchAsync($"/api/v1/users/{maya.Id}", $$"""{"status": "{{status}}"}""");

        ((int)answer.StatusCode).ShouldBe(200);
        var user = await answer.JsonAsync();
        (user.GetProperty("status").GetString(), user.GetProperty("is_active").GetBoolean()).ShouldBe((status, false));
        await (await maya.GetAsync("/api/v1/auth/me")).ProblemAsync(401, "unauthenticated");
        await (await SignInAsync(maya.Email, Person.Password)).ProblemAsync(403, $"account_{status}");
        await (await SignInAsync(maya.Email, "not the password")).ProblemAsync(401, "invalid_credentials");

        ((int)(await Town.Root.PatchAsync($"/api/v1/users/{maya.Id}", """{"status": "active"}""")).StatusCode).ShouldBe(200);
        ((int)(await SignInAsync(maya.Email, Person.Password)).StatusCode).ShouldBe(200);
        await (await maya.GetAsync("/api/v1/auth/me")).ProblemAsync(401, "unauthenticated");
    }

    [Test]
    public async Task Change_HonoursIfMatch_AndKeepsItsRules()
    {
        using var maya = await Town.PersonAsync();
        var path = $"/api/v1/users/{maya.Id}";
        var tag = (await Town.Root.GetAsync(path)).Header("ETag")!;

        ((int)(await Town.Root.PatchAsync(path, """{"status": "active"}""", ("If-Match", tag))).StatusCode).ShouldBe(200);
        var changed = await Town.Root.PatchAsync(path, """{"status": "inactive"}""", ("If-Match", tag));
        changed.Header("ETag").ShouldNotBe(tag);
        await (await Town.Root.PatchAsync(path, """{"status": "active"}""", ("If-Match", tag))).ProblemAsync(412, "stale_version");
        await (await Town.Root.PutAsync($"{path}/roles", """{"roles": []}""", ("If-Match", tag))).ProblemAsync(412, "stale_version");
        await (await Town.Root.PatchAsync(path, """{"status": "pending"}""")).ProblemAsync(422, "validation_failed");
        await (await Town.Root.PatchAsync(path, "{}")).ProblemAsync(422, "validation_failed");
        await (await Town.Root.PatchAsync(path, """{"status": "gone"}""")).ProblemAsync(400, "malformed_request");
        await (await Town.Root.PatchAsync(path, """{"status": "active", "roles": ["admin"]}""")).BlamesAsync("roles");
        await (await Town.Root.PatchAsync($"/api/v1/users/{Absent}", """{"status": "active"}""")).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task Requirement25_Roles_CountFromTheNextRequestOn()
    {
        using var clerk = await Town.PersonAsync();
        await (await clerk.GetAsync("/api/v1/users")).ProblemAsync(403, "forbidden");

        (await Town.GiveAsync(Town.Root, clerk.Id, "customer", await Town.RoleAsync("users:read"))).ShouldBe(200);
        ((int)(await clerk.GetAsync("/api/v1/users")).StatusCode).ShouldBe(200);
        (await Town.GiveAsync(Town.Root, clerk.Id, "customer")).ShouldBe(200);
        await (await clerk.GetAsync("/api/v1/users")).ProblemAsync(403, "forbidden");
    }

    [Test]
    public async Task Roles_UnknownOrTooMany_AreRefused()
    {
        using var maya = await Town.PersonAsync();
        (await Town.GiveAsync(Town.Root, maya.Id, "customer", "king")).ShouldBe(422);
        (await Town.GiveAsync(Town.Root, maya.Id, "$ne")).ShouldBe(422);
        (await Town.GiveAsync(Town.Root, maya.Id, [.. Enumerable.Repeat("customer", 21)])).ShouldBe(422);
        (await Town.GiveAsync(Town.Root, Absent, "customer")).ShouldBe(404);
        ((int)(await Town.Root.PutAsync($"/api/v1/users/{maya.Id}/roles", """{"roles": [null]}""")).StatusCode).ShouldBeOneOf(400, 422);
        (await Town.GiveAsync(Town.Root, maya.Id, "customer", "customer")).ShouldBe(200);
        (await (await maya.GetAsync("/api/v1/auth/me")).JsonAsync()).GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["customer"]);
    }

    [Test]
    public async Task Requirement25_NobodyGivesOrTakesWhatTheyLack()
    {
        var (writer, reader, both) = (await Town.RoleAsync("users:write"), await Town.RoleAsync("users:read"), await Town.RoleAsync("users:write", "audit:read"));
        using var clerk = await Town.PersonAsync(writer);
        using var maya = await Town.PersonAsync();
        using var admin = await Town.PersonAsync("admin");
        using var auditor = await Town.PersonAsync(both);

        await RefusedAsync(maya, "admin");
        await RefusedAsync(maya, reader);
        await RefusedAsync(maya, both);
        await RefusedAsync(clerk, writer, "admin");
        await RefusedAsync(admin, "customer");
        await RefusedAsync(auditor, writer);
        await (await clerk.PatchAsync($"/api/v1/users/{admin.Id}", """{"status": "suspended"}""")).ProblemAsync(403, "beyond_your_rights");
        (await Town.GiveAsync(clerk, maya.Id, "customer", writer)).ShouldBe(200);
        (await Town.GiveAsync(clerk, maya.Id)).ShouldBe(200);
        ((int)(await clerk.PatchAsync($"/api/v1/users/{maya.Id}", """{"status": "suspended"}""")).StatusCode).ShouldBe(200);

        async Task RefusedAsync(Person person, params string[] roles)
        {
            var body = $$"""{"roles": {{JsonSerializer.Serialize(roles)}}}""";
            await (await clerk.PutAsync($"/api/v1/users/{person.Id}/roles", body)).ProblemAsync(403, "beyond_your_rights");
        }
    }

    [Test]
    public async Task Requirement25_ASuperuser_IsMadeAndTouchedBySuperusersOnly()
    {
        using var admin = await Town.PersonAsync("admin");
        using var maya = await Town.PersonAsync();
        var root = $"/api/v1/users/{Town.Root.Id}";

        await (await admin.PatchAsync($"/api/v1/users/{maya.Id}", """{"is_superuser": true}""")).ProblemAsync(403, "superuser_protected");
        await (await admin.PatchAsync($"/api/v1/users/{admin.Id}", """{"is_superuser": true}""")).ProblemAsync(403, "superuser_protected");
        await (await admin.PatchAsync(root, """{"is_superuser": false}""")).ProblemAsync(403, "superuser_protected");
        await (await admin.PatchAsync(root, """{"status": "suspended"}""")).ProblemAsync(403, "superuser_protected");
        await (await admin.PutAsync($"{root}/roles", """{"roles": []}""")).ProblemAsync(403, "superuser_protected");
        await (await maya.PatchAsync($"/api/v1/users/{maya.Id}", """{"is_superuser": true}""")).ProblemAsync(403, "forbidden");
        ((int)(await Town.Root.PatchAsync($"/api/v1/users/{maya.Id}", """{"is_superuser": true}""")).StatusCode).ShouldBe(200);
        ((int)(await maya.GetAsync("/api/v1/users")).StatusCode).ShouldBe(200);
        ((int)(await Town.Root.PatchAsync($"/api/v1/users/{maya.Id}", """{"is_superuser": false}""")).StatusCode).ShouldBe(200);
        ((int)(await maya.GetAsync("/api/v1/users")).StatusCode).ShouldBe(403);
    }

    [Test]
    public async Task Status_OfOnesOwn_IsNotOnesOwnToChange()
    {
        using var admin = await Town.PersonAsync("admin");
        await (await admin.PatchAsync($"/api/v1/users/{admin.Id}", """{"status": "suspended"}""")).ProblemAsync(409, "own_account");
    }

    [Test]
    public async Task Requirement29_Changes_AreAudited()
    {
        using var maya = await Town.PersonAsync();
        await Town.Root.PatchAsync($"/api/v1/users/{maya.Id}", """{"is_superuser": true}""");
        await Town.Root.PatchAsync($"/api/v1/users/{maya.Id}", """{"is_superuser": false, "status": "suspended"}""");
        await Town.GiveAsync(Town.Root, maya.Id, "society");

        var page = await (await Town.Root.GetAsync($"/api/v1/admin/audit?subject={maya.Id}&actor={Town.Root.Id}")).JsonAsync();

        page.GetProperty("items").EnumerateArray().Select(entry => (entry.GetProperty("action").GetString(), entry.GetProperty("detail").GetString())).ShouldBe(
            [("account.roles_changed", "society"), ("account.superuser_changed", "ordinary"), ("account.status_changed", "suspended"), ("account.superuser_changed", "superuser")],
            ignoreOrder: true);
    }

    private static async Task<List<JsonElement>> ItemsAsync(string query)
    {
        var answer = await Town.Root.GetAsync("/api/v1/users?" + query);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    private static async Task<HttpResponseMessage> SignInAsync(string email, string password)
    {
        using var stranger = Town.Server.Stranger();
        return await stranger.PostAsync("/api/v1/auth/login", $$"""{"email": "{{email}}", "password": "{{password}}"}""");
    }
}
