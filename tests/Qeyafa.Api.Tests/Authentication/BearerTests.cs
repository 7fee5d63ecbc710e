using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Authentication;

public sealed class BearerTests
{
    private static IdentityHost Host => SharedIdentityHost.Host;

    [Test]
    public async Task Request_WithoutAToken_IsChallengedPlainly()
    {
        var answer = await Host.SendAsync(HttpMethod.Get, "auth/me");
        await answer.ProblemAsync(401, "unauthenticated");
        answer.Header("WWW-Authenticate").ShouldBe("Bearer");
    }

    [TestCase("Basic YXNoYTpoZXJvbg==")]
    [TestCase("Bearerx")]
    [TestCase("Digest username=\"asha\"")]
    [TestCase("null")]
    public async Task Request_WithAnotherScheme_IsChallengedPlainly(string header)
    {
        var answer = await Host.SendAsync(HttpMethod.Get, "auth/me", headers: ("Authorization", header));
        await answer.ProblemAsync(401, "unauthenticated");
        answer.Header("WWW-Authenticate").ShouldBe("Bearer");
    }

    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Bearer null")]
    [TestCase("Bearer undefined")]
    [TestCase("Bearer a.b.c")]
    [TestCase("Bearer ..")]
    [TestCase("Bearer eyJhbGciOiJub25lIn0.e30.")]
    [TestCase("Bearer a b")]
    [TestCase("Bearer {\"$gt\":\"\"}")]
    public async Task Request_WithAMalformedToken_IsChallengedForIt(string header)
    {
        var answer = await Host.SendAsync(HttpMethod.Get, "auth/me", headers: ("Authorization", header));
        await answer.ProblemAsync(401, "unauthenticated");
        answer.Header("WWW-Authenticate")!.ShouldStartWith("Bearer error=\"invalid_token\"");
    }

    [Test]
    public async Task Request_WithAHugeToken_IsChallengedForIt()
    {
        var answer = await Host.SendAsync(HttpMethod.Get, "auth/me", token: new string('a', 8000));
        await answer.ProblemAsync(401, "unauthenticated");
    }

    [Test]
    public async Task Request_WithTwoTokens_IsChallengedForThem()
    {
        var (_, token) = await Host.RegisterAsync();
        var answer = await Host.SendAsync(HttpMethod.Get, "auth/me", token: token, headers: ("Authorization", $"Bearer {token}"));
        await answer.ProblemAsync(401, "unauthenticated");
    }

    [TestCase("auth/me?access_token=TOKEN")]
    [TestCase("auth/me?token=TOKEN")]
    public async Task Token_InTheQuery_IsNoToken(string path)
    {
        var (_, token) = await Host.RegisterAsync();
        var answer = await Host.SendAsync(HttpMethod.Get, path.Replace("TOKEN", token, StringComparison.Ordinal));
        ((int)answer.StatusCode).ShouldBe(401);
    }

    [TestCase("Bearer ")]
    [TestCase("bearer ")]
    [TestCase("BEARER   ")]
    public async Task Token_UnderItsSchemeInAnyCase_SignsIn(string scheme)
    {
        var (id, token) = await Host.RegisterAsync();
        var answer = await Host.SendAsync(HttpMethod.Get, "auth/me", headers: ("Authorization", scheme + token));
        ((int)answer.StatusCode).ShouldBe(200);
        (await answer.JsonAsync()).GetProperty("id").GetString().ShouldBe(id);
    }

    [Test]
    public async Task Token_OfNoUse_DoesNotStopTheSignIn()
    {
        var answer = await Host.SendAsync(HttpMethod.Post, "auth/login", """{"email":"nobody@example.com","password":"wandering heron"}""", token: "expired");
        await answer.ProblemAsync(401, "invalid_credentials");
    }
}
