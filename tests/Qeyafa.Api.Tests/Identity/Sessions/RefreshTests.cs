using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Identity.Sessions;

public sealed class RefreshTests
{
    private static Node First => TwoNodes.First;

    private static Node Second => TwoNodes.Second;

    [Test]
    public async Task Requirement16_CurrentToken_Rotates()
    {
        var maya = await First.RegisterAsync();

        var answer = await First.RefreshAsync(maya.RefreshToken);

        ((int)answer.StatusCode).ShouldBe(200);
        answer.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
        var body = await answer.JsonAsync();
        body.EnumerateObject().Select(member => member.Name).ShouldBe(["tokens"]);
        var tokens = body.GetProperty("tokens");
        tokens.EnumerateObject().Select(member => member.Name).ShouldBe(["access_token", "token_type", "expires_in", "refresh_token", "refresh_expires_in"], ignoreOrder: true);
        (tokens.GetProperty("token_type").GetString(), tokens.GetProperty("expires_in").GetInt32(), tokens.GetProperty("refresh_expires_in").GetInt32()).ShouldBe(("Bearer", 900, 604800));
        tokens.GetProperty("refresh_token").GetString().ShouldNotBe(maya.RefreshToken);
        (await Second.MeAsync(tokens.GetProperty("access_token").GetString()!)).ShouldBe(200);
        (await First.RefreshedAsync(tokens.GetProperty("refresh_token").GetString()!)).GetProperty("refresh_token").GetString().ShouldNotBe(maya.RefreshToken);
    }

    [Test]
    public async Task Requirement16_UsedTokenAtOnce_GetsTheSamePairAgain_OnEveryNode()
    {
        var maya = await First.RegisterAsync();

        var pair = await First.RefreshedAsync(maya.RefreshToken);
        var again = await Second.RefreshedAsync(maya.RefreshToken);

        JsonElement.DeepEquals(again, pair).ShouldBeTrue();
        (await First.MeAsync(pair.GetProperty("access_token").GetString()!)).ShouldBe(200);
    }

    [Test]
    public async Task Requirement16_UsedTokenAfterItsSuccessor_EndsTheSession()
    {
        var maya = await First.RegisterAsync();
        var second = await First.RefreshedAsync(maya.RefreshToken);
        var third = await Second.RefreshedAsync(second.GetProperty("refresh_token").GetString()!);
        (await First.MeAsync(third.GetProperty("access_token").GetString()!)).ShouldBe(200);

        await (await First.RefreshAsync(maya.RefreshToken)).ProblemAsync(401, "invalid_refresh_token");

        (await First.MeAsync(third.GetProperty("access_token").GetString()!)).ShouldBe(401);
        await (await Second.RefreshAsync(third.GetProperty("refresh_token").GetString()!)).ProblemAsync(401, "invalid_refresh_token");
        await Second.RefusesSoonAsync(third.GetProperty("access_token").GetString()!);
    }

    [Test]
    public async Task Requirement16_EveryFailure_LooksTheSame()
    {
        var maya = await First.RegisterAsync();
        var other = await First.RegisterAsync();
        ((int)(await First.SendAsync(HttpMethod.Post, "/api/v1/auth/logout", accessToken: other.AccessToken)).StatusCode).ShouldBe(204);
        string[] wrong =
        [
            "", " ", "null", "a", maya.AccessToken, maya.RefreshToken[..^1], maya.RefreshToken + "A", "A" + maya.RefreshToken[1..], maya.RefreshToken.ToUpperInvariant(),
            maya.RefreshToken + " ", maya.RefreshToken + "=", other.RefreshToken, new('A', maya.RefreshToken.Length), new('A', 10_000), "{\"$ne\":null}", "../../etc/passwd", "🙂",
        ];

        var told = new HashSet<string>();
        foreach (var token in wrong)
        {
            var answer = await First.RefreshAsync(token);
            var problem = await answer.ProblemAsync(401, "invalid_refresh_token");
            told.Add($"{problem.GetProperty("detail")} {answer.Header("WWW-Authenticate")} {answer.Header("Cache-Control")}");
        }

        told.Count.ShouldBe(1);
        (await First.RefreshedAsync(maya.RefreshToken)).GetProperty("refresh_token").GetString().ShouldNotBe(maya.RefreshToken);
    }

    [TestCase("{}", "refresh_token")]
    [TestCase("""{"refresh_token": null}""", "refresh_token")]
    [TestCase("""{"refresh_token": 5}""", "refresh_token")]
    [TestCase("""{"refresh_token": {"$gt": ""}}""", "refresh_token")]
    [TestCase("""{"refresh_token": "a", "user_id": "b"}""", "user_id")]
    public async Task ABodyThatCannotBeRead_Is400(string body, string member) =>
        await (await First.SendAsync(HttpMethod.Post, "/api/v1/auth/refresh", body)).BlamesAsync(member);

    [Test]
    public async Task ABodyThatIsTooLargeOrNoJson_IsRefused()
    {
        ((int)(await First.RefreshAsync(new string('a', 70_000))).StatusCode).ShouldBe(413);
        var form = await First.SendAsync(HttpMethod.Post, "/api/v1/auth/refresh", headers: ("Accept", "application/json"));
        ((int)form.StatusCode).ShouldBe(400);
    }

    [Test]
    public async Task Requirement17_ParallelRefreshesOfOneToken_AllHoldTheSamePair()
    {
        var maya = await First.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => (n % 2 == 0 ? First : Second).RefreshedAsync(maya.RefreshToken)));

        answers.Select(tokens => tokens.GetRawText()).Distinct().Count().ShouldBe(1);
        (await First.MeAsync(answers[0].GetProperty("access_token").GetString()!)).ShouldBe(200);
    }

    [Test]
    public async Task Requirement17_ManyClients_SeeNoDoubleUseAndNoFalseAlarm()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => First.RegisterAsync()));
        var sessions = new List<SignedIn>(people);
        for (var more = 0; more < 4; more++)
        {
            sessions.AddRange(await Task.WhenAll(people.Select(person => Second.SignInAsync(person.Email))));
        }

        sessions.Count.ShouldBe(40);

        var issued = await Task.WhenAll(sessions.Select(async session =>
        {
            var mine = new List<string> { session.RefreshToken };
            for (var round = 0; round < 5; round++)
            {
                // Two tabs, on different nodes, with the same token at the same time.
                var pairs = await Task.WhenAll(First.RefreshedAsync(mine[^1]), Second.RefreshedAsync(mine[^1]));
                pairs[0].GetRawText().ShouldBe(pairs[1].GetRawText());
                mine.Add(pairs[0].GetProperty("refresh_token").GetString()!);
            }

            return mine;
        }));

        issued.SelectMany(mine => mine).ShouldBeUnique();
    }

    [Test]
    public async Task Requirement18_RefreshRacingTheSignOut_LeavesNothingAlive()
    {
        for (var round = 0; round < 5; round++)
        {
            var maya = await First.RegisterAsync();
            var signingOut = Second.SendAsync(HttpMethod.Post, "/api/v1/auth/logout-all", accessToken: maya.AccessToken);
            var refreshing = First.RefreshAsync(maya.RefreshToken);
            ((int)(await signingOut).StatusCode).ShouldBe(204);

            if ((int)(await refreshing).StatusCode == 200)
            {
                var tokens = (await (await refreshing).JsonAsync()).GetProperty("tokens");
                await (await First.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!)).ProblemAsync(401, "invalid_refresh_token");
                await First.RefusesSoonAsync(tokens.GetProperty("access_token").GetString()!);
            }
        }
    }
}
