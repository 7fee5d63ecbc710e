using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Qeyafa.Api.Http;
using Qeyafa.Api.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Identity.Lockout;

/// <summary>Walks over every endpoint that the server maps, also those that are added later.</summary>
public sealed class HeaderTests
{
    private const string Api = "default-src 'none'; frame-ancestors 'none'";

    private static IEnumerable<(HttpMethod Method, string Path)> Endpoints() =>
        from endpoint in HardenedServer.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (HttpMethod.Parse(method), PathOf(endpoint));

    [Test]
    public async Task Requirement27_EveryAnswer_CarriesTheSecurityHeaders()
    {
        using var stranger = HardenedServer.Server.Stranger();
        using var maya = await HardenedServer.Server.RegisterAsync();
        var endpoints = Endpoints().ToList();
        endpoints.Count.ShouldBeGreaterThan(25);
        foreach (var (method, path) in endpoints.Where(endpoint => !endpoint.Path.Contains("logout", StringComparison.Ordinal)))
        {
            foreach (var client in new[] { stranger, maya })
            {
                // Of a stream that does not end the headers are enough.
                using var request = Answers.Request(method, path, method == HttpMethod.Get ? null : "{}", ("X-Forwarded-Proto", "https"), ("Origin", HardenedServer.Origin));
                using var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                ShouldBeHardened(answer, $"{method} {path}");

                // On a busy machine a part may take longer than its health check lets it.
                var isNotReady = path == "/health/ready" && answer.StatusCode == HttpStatusCode.ServiceUnavailable;
                (isNotReady || (int)answer.StatusCode < 500).ShouldBeTrue($"{method} {path}: {(int)answer.StatusCode}");
            }
        }
    }

    [TestCase("GET", "/nowhere", null, 404)]
    [TestCase("GET", "/api/v1/auth/nowhere", null, 404)]
    [TestCase("PATCH", "/api/v1/auth/login", "{}", 405)]
    [TestCase("POST", "/api/v1/auth/login", "no json", 400)]
    [TestCase("POST", "/api/v1/auth/login", "{}", 400)]
    [TestCase("GET", "/api/v1/auth/me", null, 401)]
    [TestCase("GET", "/api/v1/auth/me?access_token=abc", null, 401)]
    [TestCase("OPTIONS", "/api/v1/auth/login", null, 204)]
    [TestCase("HEAD", "/health/live", null, 200)]
    public async Task Requirement27_EveryFailure_CarriesThemToo(string method, string path, string? body, int status)
    {
        using var stranger = HardenedServer.Server.Stranger();
        var answer = await stranger.SendAsync(HttpMethod.Parse(method), path, body, ("X-Forwarded-Proto", "https"), ("Origin", HardenedServer.Origin));
        ((int)answer.StatusCode).ShouldBeOneOf(status, 404);
        ShouldBeHardened(answer, path);
    }

    [Test]
    public async Task Requirement27_AnswersAboutCredentials_AreNeverKept()
    {
        using var stranger = HardenedServer.Server.Stranger();
        using var maya = await HardenedServer.Server.RegisterAsync();
        foreach (var (method, path) in Endpoints().Where(endpoint => endpoint.Path.StartsWith("/api/v1/auth", StringComparison.Ordinal) && !endpoint.Path.Contains("logout", StringComparison.Ordinal)))
        {
            foreach (var client in new[] { stranger, maya })
            {
                (await client.SendAsync(method, path, method == HttpMethod.Get ? null : "{}")).Header("Cache-Control").ShouldNotBeNull($"{method} {path}").ShouldContain("no-store", Case.Sensitive, $"{method} {path}");
            }
        }
    }

    [Test]
    public async Task Requirement27_BodiesOfCredentials_AreAtMost64KiB()
    {
        using var stranger = HardenedServer.Server.Stranger();
        foreach (var (method, path) in Endpoints().Where(endpoint => endpoint.Path is "/api/v1/auth/login" or "/api/v1/auth/register" or "/api/v1/auth/refresh" && endpoint.Method == HttpMethod.Post))
        {
            var answer = await stranger.SendAsync(method, path, $$"""{"email": "{{new string('a', 65 * 1024)}}"}""");
            await answer.ProblemAsync(413, "content_too_large");
            ShouldBeHardened(answer, path, overTls: false);
        }
    }

    [Test]
    public void Requirement27_EveryEndpointThatTakesACredential_IsMarkedAsOne()
    {
        string[] without = ["/api/v1/auth/logout-all"];
        var unmarked =
            from endpoint in HardenedServer.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let path = PathOf(endpoint)
            where path.StartsWith("/api/v1/auth/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST")
            where !without.Contains(path) && endpoint.Metadata.GetMetadata<CredentialEndpointAttribute>() is null
            select path;
        unmarked.ShouldBeEmpty();
    }

    [Test]
    public void Requirement27_DepthAndHeaderTime_AreBounded()
    {
        ApiJson.MaxDepth.ShouldBe(16);
        var limits = HardenedServer.Server.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        limits.RequestHeadersTimeout.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [TestCase("null")]
    [TestCase("https://app.example.com.evil.org")]
    [TestCase("http://app.example.com")]
    [TestCase("https://app.example.com:444")]
    [TestCase("*")]
    public async Task Requirement27_OtherOrigins_AreNotAllowed(string origin)
    {
        using var stranger = HardenedServer.Server.Stranger();
        foreach (var answer in new[]
        {
            await stranger.PostAsync("/api/v1/auth/login", "{}", ("Origin", origin)),
            await stranger.SendAsync(HttpMethod.Options, "/api/v1/auth/login", null, ("Origin", origin), ("Access-Control-Request-Method", "POST")),
        })
        {
            answer.Header("Access-Control-Allow-Origin").ShouldBeNull();
            answer.Header("Vary").ShouldNotBeNull().ShouldContain("Origin");
        }
    }

    [Test]
    public async Task Requirement27_TheDeviceToken_MayPassBetweenOrigins()
    {
        using var maya = await HardenedServer.Server.RegisterAsync();
        var signedIn = await HardenedServer.SignInAsync(maya, maya.Email, Person.Password, ("Origin", HardenedServer.Origin));
        signedIn.Header("Access-Control-Expose-Headers").ShouldNotBeNull().ShouldContain("Device-Token");
        var preflight = await maya.SendAsync(HttpMethod.Options, "/api/v1/auth/login", null, ("Origin", HardenedServer.Origin), ("Access-Control-Request-Method", "POST"));
        preflight.Header("Access-Control-Allow-Headers").ShouldNotBeNull().ShouldContain("Device-Token");
    }

    private static void ShouldBeHardened(HttpResponseMessage answer, string what, bool overTls = true)
    {
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff", what);
        var policy = answer.Header("Content-Security-Policy").ShouldNotBeNull(what);
        if (answer.Content.Headers.ContentType?.MediaType is "text/html")
        {
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe-eval");
        }
        else
        {
            policy.ShouldStartWith("default-src 'none'", Case.Sensitive, what);
            policy.ShouldContain("frame-ancestors 'none'", Case.Sensitive, what);
            if (what.Contains("/api/", StringComparison.Ordinal))
            {
                policy.ShouldBe(Api, what);
            }
        }

        answer.Header("Referrer-Policy").ShouldBe("no-referrer", what);
        answer.Header("Server").ShouldBeNull(what);
        answer.Header("X-Powered-By").ShouldBeNull(what);
        (answer.Header("Strict-Transport-Security") is not null).ShouldBe(overTls, what);
        (answer.Header("Vary") ?? "").ShouldContain("Origin", Case.Sensitive, what);
    }

    private static string PathOf(RouteEndpoint endpoint)
    {
        var parts = endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "65f000000000000000000000",
        })));
        return "/" + string.Join('/', parts);
    }
}
