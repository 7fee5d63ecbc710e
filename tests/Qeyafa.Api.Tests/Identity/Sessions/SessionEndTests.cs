using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Identity.Sessions;

public sealed class SessionEndTests
{
    private static Node First => TwoNodes.First;

    private static Node Second => TwoNodes.Second;

    [Test]
    public async Task Requirement14_EachSignIn_IsASessionOfItsOwn_WithDeviceAndAddress()
    {
        var maya = await First.RegisterAsync();
        var phone = await Second.SignInAsync(maya.Email, "Phone\t(1)");
        var tablet = await Second.SignInAsync(maya.Email, new string('t', 400));

        var listed = await ListAsync(First, phone.AccessToken);

        listed.Count.ShouldBe(3);
        listed.ShouldAllBe(session => session.EnumerateObject().Select(member => member.Name)
            .SequenceEqual(new[] { "id", "device_info", "ip_address", "created_at", "updated_at", "expires_at", "current" }));
        listed.Select(session => session.GetProperty("device_info").GetString()).ShouldBe([new string('t', 255), "Phone(1)", null]);
        listed.Select(session => session.GetProperty("current").GetBoolean()).ShouldBe([false, true, false]);
        listed.ShouldAllBe(session => session.GetProperty("ip_address").GetString() == "127.0.0.1");
        (listed[0].GetProperty("expires_at").GetDateTimeOffset() - listed[0].GetProperty("created_at").GetDateTimeOffset()).ShouldBe(TimeSpan.FromDays(7));
        tablet.AccessToken.ShouldNotBe(phone.AccessToken);
    }

    [Test]
    public async Task Requirement14_AtMostTwentyLive_TheOldestGoes()
    {
        var maya = await First.RegisterAsync();
        for (var n = 0; n < 21; n++)
        {
            await (n % 2 == 0 ? First : Second).SignInAsync(maya.Email);
        }

        var newest = await First.SignInAsync(maya.Email);

        var page = await (await First.SendAsync(HttpMethod.Get, "/api/v1/auth/sessions?limit=100&include_total=true", accessToken: newest.AccessToken)).JsonAsync();
        (page.GetProperty("items").GetArrayLength(), page.GetProperty("total").GetInt32()).ShouldBe((20, 20));
        await (await First.RefreshAsync(maya.RefreshToken)).ProblemAsync(401, "invalid_refresh_token");
        await First.RefusesSoonAsync(maya.AccessToken);
    }

    [Test]
    public async Task List_PagesByCursor_AndRefusesAForeignOne()
    {
        var maya = await First.RegisterAsync();
        await First.SignInAsync(maya.Email);
        await First.SignInAsync(maya.Email);

        var first = await (await First.SendAsync(HttpMethod.Get, "/api/v1/auth/sessions?limit=2", accessToken: maya.AccessToken)).JsonAsync();
        var cursor = first.GetProperty("next_cursor").GetString();
        var second = await (await First.SendAsync(HttpMethod.Get, $"/api/v1/auth/sessions?limit=2&cursor={cursor}", accessToken: maya.AccessToken)).JsonAsync();

        first.GetProperty("items").GetArrayLength().ShouldBe(2);
        second.GetProperty("items")[0].GetProperty("current").GetBoolean().ShouldBeTrue();
        second.GetProperty("next_cursor").ValueKind.ShouldBe(JsonValueKind.Null);
        (await (await First.SendAsync(HttpMethod.Get, "/api/v1/auth/sessions?cursor=nonsense", accessToken: maya.AccessToken)).BlamesAsync("cursor")).ShouldNotBeEmpty();
    }

    [Test]
    public async Task Requirement18_OneSessionEnded_IsRefusedHereAtOnce_AndThereSoon()
    {
        var maya = await First.RegisterAsync();
        var phone = await Second.SignInAsync(maya.Email);
        (await First.MeAsync(phone.AccessToken), await Second.MeAsync(phone.AccessToken)).ShouldBe((200, 200));
        var id = (await ListAsync(First, maya.AccessToken)).Single(session => !session.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        ((int)(await First.SendAsync(HttpMethod.Delete, $"/api/v1/auth/sessions/{id}", accessToken: maya.AccessToken)).StatusCode).ShouldBe(204);

        (await First.MeAsync(phone.AccessToken)).ShouldBe(401);
        await Second.RefusesSoonAsync(phone.AccessToken);
        await (await Second.RefreshAsync(phone.RefreshToken)).ProblemAsync(401, "invalid_refresh_token");
        (await First.MeAsync(maya.AccessToken), await Second.MeAsync(maya.AccessToken)).ShouldBe((200, 200));
        (await ListAsync(Second, maya.AccessToken)).Count.ShouldBe(1);
        await (await First.SendAsync(HttpMethod.Delete, $"/api/v1/auth/sessions/{id}", accessToken: maya.AccessToken)).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task Requirement23_AnothersSession_IsNotFound_AndLives()
    {
        var maya = await First.RegisterAsync();
        var other = await First.RegisterAsync();
        var theirs = (await ListAsync(First, other.AccessToken)).Single().GetProperty("id").GetString();

        var foreign = await First.SendAsync(HttpMethod.Delete, $"/api/v1/auth/sessions/{theirs}", accessToken: maya.AccessToken);
        var absent = await First.SendAsync(HttpMethod.Delete, "/api/v1/auth/sessions/65f0c2a4e1b2c3d4e5f60718", accessToken: maya.AccessToken);

        (await foreign.ProblemAsync(404, "not_found")).GetProperty("detail").GetString().ShouldBe((await absent.ProblemAsync(404, "not_found")).GetProperty("detail").GetString());
        (await First.MeAsync(other.AccessToken)).ShouldBe(200);
        ((int)(await First.SendAsync(HttpMethod.Delete, "/api/v1/auth/sessions/5", accessToken: maya.AccessToken)).StatusCode).ShouldBe(400);
    }

    [Test]
    public async Task Requirement18_AllSessionsEnded_AreRefusedEverywhere()
    {
        var maya = await First.RegisterAsync();
        var phone = await Second.SignInAsync(maya.Email);
        (await Second.MeAsync(maya.AccessToken), await Second.MeAsync(phone.AccessToken)).ShouldBe((200, 200));

        ((int)(await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout-all", accessToken: maya.AccessToken)).StatusCode).ShouldBe(204);

        (await First.MeAsync(maya.AccessToken), await First.MeAsync(phone.AccessToken)).ShouldBe((401, 401));
        await Second.RefusesSoonAsync(maya.AccessToken);
        await Second.RefusesSoonAsync(phone.AccessToken);
        await (await First.RefreshAsync(phone.RefreshToken)).ProblemAsync(401, "invalid_refresh_token");
        (await First.MeAsync((await First.SignInAsync(maya.Email)).AccessToken)).ShouldBe(200);
    }

    [Test]
    public async Task SignOut_NeedsNoBody_AndIsNoFailureTwice()
    {
        var maya = await First.RegisterAsync();

        var answer = await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout", accessToken: maya.AccessToken);
        var again = await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout", accessToken: maya.AccessToken);

        ((int)answer.StatusCode, (int)again.StatusCode).ShouldBe((204, 204));
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        (await First.MeAsync(maya.AccessToken)).ShouldBe(401);
        await (await First.RefreshAsync(maya.RefreshToken)).ProblemAsync(401, "invalid_refresh_token");
    }

    [Test]
    public async Task SignOut_ByRefreshTokenAlone_EndsItsSession()
    {
        var maya = await First.RegisterAsync();
        var body = $$"""{"refresh_token": "{{maya.RefreshToken}}"}""";

        ((int)(await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout", body)).StatusCode).ShouldBe(204);
        ((int)(await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout", body)).StatusCode).ShouldBe(204);

        (await First.MeAsync(maya.AccessToken)).ShouldBe(401);
        await Second.RefusesSoonAsync(maya.AccessToken);
    }

    [Test]
    public async Task SignOut_ByNobody_Is401()
    {
        await (await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout")).ProblemAsync(401, "unauthenticated");
        await (await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout", "{}")).ProblemAsync(401, "unauthenticated");
        await (await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout", accessToken: "garbage")).ProblemAsync(401, "unauthenticated");
        await (await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout", """{"everything": true}""")).BlamesAsync("everything");
    }

    [TestCase("GET", "/api/v1/auth/sessions")]
    [TestCase("DELETE", "/api/v1/auth/sessions/65f0c2a4e1b2c3d4e5f60718")]
    [TestCase("POST", "/api/v1/auth/logout-all")]
    public async Task WithoutAToken_Is401(string method, string path) =>
        await (await First.SendAsync(HttpMethod.Parse(method), path)).ProblemAsync(401, "unauthenticated");

    private static async Task<List<JsonElement>> ListAsync(Node node, string accessToken)
    {
        var answer = await node.SendAsync(HttpMethod.Get, "/api/v1/auth/sessions", accessToken: accessToken);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        answer.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-");
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
