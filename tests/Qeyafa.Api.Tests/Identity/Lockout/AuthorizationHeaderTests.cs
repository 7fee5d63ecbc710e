using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Identity.Lockout;

public sealed class AuthorizationHeaderTests
{
    private static readonly Config Fewer = Config.QuickThrowOnFailure.WithMaxTest(150);

    /// <summary>Visible ASCII, spaces and tabs, of any length, under any scheme: what a header may hold.</summary>
    private static Gen<string> Headers => from scheme in Gen.Elements("Bearer ", "bearer ", "BEARER\t", "Bearer", "Basic ", "Digest ", "DPoP ", "Negotiate ", "", " ")
                                          from text in Gen.OneOf(
                                              Gen.ListOf(Gen.Choose(0x20, 0x7E).Select(code => (char)code)).Select(string.Concat),
                                              Gen.ListOf(Gen.Elements('a', 'Z', '0', '.', '-', '_', '=', '+', '/', '~')).Select(string.Concat),
                                              Gen.Elements("..", "...", "e30.e30.", "eyJhbGciOiJub25lIn0.e30.", new string('a', 5000), "null", "a,b", "Bearer Bearer", "\"\"", "{\"$gt\":\"\"}"))
                                          select scheme + text;

    [Test]
    public void Requirement22_AnyHeaderThatIsNoToken_Is401WithAChallenge()
    {
        using var stranger = HardenedServer.Server.Stranger();
        Prop.ForAll(Arb.From(Headers), header =>
        {
            var answer = stranger.GetAsync("/api/v1/auth/me", ("Authorization", header)).GetAwaiter().GetResult();
            return (int)answer.StatusCode == 401 && answer.Header("WWW-Authenticate")!.StartsWith("Bearer", StringComparison.Ordinal);
        }).Check(Fewer);
    }

    [TestCase("Authorization: Bearer a\nAuthorization: Bearer b")]
    [TestCase("Authorization:")]
    [TestCase("Authorization: Bearer \u00ff\u00fe")]
    [TestCase("Authorization: Bearer a\u0001b")]
    [TestCase("authorization: bearer")]
    public async Task Requirement22_HeaderThatNoClientSends_IsA4xx(string header)
    {
        var answer = await RawHttp.SendAsync(HardenedServer.Server.Address, $"GET /api/v1/auth/me HTTP/1.1\n{header}");
        answer.ShouldMatch("^HTTP/1.1 (401|400) ");
        if (answer.StartsWith("HTTP/1.1 401", StringComparison.Ordinal))
        {
            answer.ShouldContain("WWW-Authenticate: Bearer");
        }
    }

    [TestCase("access_token")]
    [TestCase("token")]
    [TestCase("Authorization")]
    [TestCase("bearer")]
    public async Task Requirement22_TokenInTheQuery_IsNoToken(string parameter)
    {
        using var maya = await HardenedServer.Server.RegisterAsync();
        using var stranger = HardenedServer.Server.Stranger();
        foreach (var path in new[] { "/api/v1/auth/me", "/api/v1/admin/audit", $"/api/v1/measurements/history/{maya.Id}" })
        {
            var answer = await stranger.GetAsync($"{path}?{parameter}={maya.AccessToken}");
            await answer.ProblemAsync(401, "unauthenticated");
        }

        var form = new StringContent($"{parameter}={maya.AccessToken}", Encoding.UTF8, "application/x-www-form-urlencoded");
        ((int)(await stranger.Http.PostAsync("/api/v1/measurements", form)).StatusCode).ShouldBeOneOf(401, 415);
    }
}
