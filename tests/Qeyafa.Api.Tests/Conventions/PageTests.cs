using System.Net;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class PageTests
{
    private static HttpClient Client => SharedHost.Host.Client;

    [TestCase(null, "text/html")]
    [TestCase("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [TestCase("application/json", "application/json")]
    public async Task Entrance_IsWhatTheClientPrefers(string? accept, string mediaType)
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, "/", null, accept is null ? [] : [("Accept", accept)]));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        var text = await answer.Content.ReadAsStringAsync();
        foreach (var link in new[] { "/docs", "/app", "/swagger", "/openapi/v1.json", "/problems", "/health/ready" })
        {
            text.ShouldContain(link);
        }
    }

    [Test]
    public async Task Problem_HasAPage_WithAStrictPolicy()
    {
        var answer = await Client.GetAsync("/problems/stale_version");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<code>If-Match</code>");
        var policy = answer.Header("Content-Security-Policy")!;
        policy.ShouldStartWith("default-src 'none'; style-src 'self'");
        policy.ShouldNotContain("unsafe");
        (await Client.GetAsync("/pages.css")).Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
    }

    [TestCase("/")]
    [TestCase("/problems")]
    [TestCase("/problems/stale_version")]
    public async Task Page_LinksToTheOthers(string path)
    {
        var page = await Client.GetStringAsync(path);

        foreach (var link in new[] { "/", "/docs/", "/app/", "/problems" })
        {
            page.ShouldContain($"href=\"{link}\"");
        }
    }

    [Test]
    public async Task Page_DoesNotLinkToWhatIsSwitchedOff()
    {
        await using var host = await SampleHost.StartAsync(new Dictionary<string, string?> { ["Pages:Docs"] = "false", ["Pages:App"] = "false" });

        foreach (var path in new[] { "/", "/problems", "/problems/stale_version" })
        {
            var page = await host.Client.GetStringAsync(path);
            page.ShouldContain("href=\"/problems\"");
            page.ShouldNotContain("/docs");
            page.ShouldNotContain("/app");
        }

        var links = (await (await host.Client.SendAsync(Answers.Request(HttpMethod.Get, "/", null, ("Accept", "application/json")))).JsonAsync()).GetProperty("links");
        links.EnumerateObject().Select(link => link.Name).ShouldBe(["swagger", "openapi", "problems", "health"]);
    }

    [Test]
    public async Task Problem_LeadsToTheOperationsThatAnswerIt() => (await Client.GetStringAsync("/problems/stale_version")).ShouldContain("href=\"/docs/problems/#stale_version\"");

    [Test]
    public async Task Problems_AreAllListed() => (await Client.GetStringAsync("/problems")).ShouldContain("/problems/idempotency_key_reused");

    [TestCase("/problems/none")]
    [TestCase("/problems/%3Cscript%3E")]
    public async Task Problem_Unknown_Is404(string path) => await (await Client.GetAsync(path)).ProblemAsync(404, "not_found");

    [Test]
    public async Task Swagger_IsServedFromHere()
    {
        var answer = await Client.GetAsync("/swagger/index.html");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldNotContain("https://");
        page.ShouldNotMatch("<script>[^<]");
        answer.Header("Content-Security-Policy")!.ShouldContain("script-src 'self'");
        (await Client.GetAsync("/swagger/swagger-ui-bundle.js")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Health_Live_IsAnsweredQuietly()
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.Client.GetAsync("/health/live");

        (await answer.JsonAsync()).GetProperty("status").GetString().ShouldBe("healthy");
        (await host.Client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Logs.Events.ShouldNotContain(entry => entry.Properties.ContainsKey("Request"));
    }
}
