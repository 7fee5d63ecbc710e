using System.Net;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class HeaderTests
{
    private static HttpClient Client => SharedHost.Host.Client;

    [TestCase("/api/v1/samples")]
    [TestCase("/nowhere")]
    [TestCase("/api/v1/samples/nothex")]
    [TestCase("/api/v1/samples/fail?kind=bug")]
    [TestCase("/api/v1/samples/secret")]
    public async Task Answer_CarriesTheSecurityHeaders(string path)
    {
        var answer = await Client.GetAsync(path);

        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Content-Security-Policy").ShouldBe("default-src 'none'; frame-ancestors 'none'");
        answer.Header("Referrer-Policy").ShouldBe("no-referrer");
        answer.Header("Server").ShouldBeNull();
        answer.Header("Strict-Transport-Security").ShouldBeNull();
        answer.Header("X-Request-Id").ShouldNotBeNull();
    }

    [TestCase("abc-1.2_3", true)]
    [TestCase("a b", false)]
    [TestCase("a\"b", false)]
    public async Task RequestId_IsEchoedWhereItIsClean(string id, bool echoed)
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, "/api/v1/samples", null, ("X-Request-Id", id)));

        (answer.Header("X-Request-Id") == id).ShouldBe(echoed);
    }

    [Test]
    public async Task RequestId_TooLong_IsReplaced() =>
        (await Client.SendAsync(Answers.Request(HttpMethod.Get, "/api/v1/samples", null, ("X-Request-Id", new string('a', 129))))).Header("X-Request-Id")!.Length.ShouldBe(24);

    [Test]
    public async Task Answer_OfCredentials_IsNeitherKeptNorCompressed()
    {
        var answer = await Client.PostJsonAsync("/api/v1/samples/credentials", """{"name":"a"}""", ("Accept-Encoding", "br, gzip"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Header("Cache-Control").ShouldBe("no-store");
        answer.Header("Content-Encoding").ShouldBeNull();
    }

    [TestCase("br", "br")]
    [TestCase("gzip", "gzip")]
    [TestCase("identity", null)]
    public async Task Json_IsCompressedOnDemand(string accept, string? encoding)
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, "/api/v1/samples/large", null, ("Accept-Encoding", accept)));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Header("Content-Encoding").ShouldBe(encoding);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeInRange(10, encoding is null ? 30_000 : 5_000);
    }

    [Test]
    public async Task Cors_WithoutOrigins_IsOff()
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, "/api/v1/samples", null, ("Origin", "https://app.example.com")));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Header("Access-Control-Allow-Origin").ShouldBeNull();
    }

    [Test]
    public async Task Cors_OfAListedOrigin_IsAllowed()
    {
        await using var host = await SampleHost.StartAsync(new() { ["Api:Cors:Origins:0"] = "https://app.example.com" });

        var answer = await host.Client.SendAsync(Answers.Request(HttpMethod.Get, "/nowhere", null, ("Origin", "https://app.example.com")));
        var preflight = await host.Client.SendAsync(Answers.Request(HttpMethod.Options, "/api/v1/samples", null, ("Origin", "https://app.example.com"), ("Access-Control-Request-Method", "POST")));
        string[] strangers = ["https://app.example.com.evil.org", "null", "https://APP.example.com"];

        answer.Header("Access-Control-Allow-Origin").ShouldBe("https://app.example.com");
        answer.Header("Access-Control-Expose-Headers")!.ShouldContain("ETag");
        answer.Header("Access-Control-Allow-Credentials").ShouldBeNull();
        answer.Header("Vary").ShouldBe("Origin");
        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        preflight.Header("Access-Control-Allow-Methods")!.ShouldContain("DELETE");
        preflight.Header("Access-Control-Allow-Headers")!.ShouldContain("Authorization");
        foreach (var stranger in strangers)
        {
            var refused = await host.Client.SendAsync(Answers.Request(HttpMethod.Get, "/api/v1/samples", null, ("Origin", stranger)));
            refused.Header("Access-Control-Allow-Origin").ShouldBeNull();
            refused.Header("Vary").ShouldBe("Origin");
        }
    }

    [Test]
    public async Task Forwarded_FromAStranger_IsIgnored_FromAProxyItCounts()
    {
        await using var behindProxy = await SampleHost.StartAsync(new() { ["Api:Proxies"] = "127.0.0.1" });
        var request = () => Answers.Request(HttpMethod.Get, "/api/v1/samples", null, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"));

        (await Client.SendAsync(request())).Header("Strict-Transport-Security").ShouldBeNull();
        (await behindProxy.Client.SendAsync(request())).Header("Strict-Transport-Security").ShouldNotBeNull();
    }

    [Test]
    public async Task Host_NotServed_IsAProblem()
    {
        await using var host = await SampleHost.StartAsync(new() { ["AllowedHosts"] = "api.example.com" }, "Production");

        await (await host.Client.GetAsync("/api/v1/samples")).ProblemAsync(400, "unknown_host");
        (await host.Client.SendAsync(Answers.Request(HttpMethod.Get, "/api/v1/samples", null, ("Host", "api.example.com")))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
