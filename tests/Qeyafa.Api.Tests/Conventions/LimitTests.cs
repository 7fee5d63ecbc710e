using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Qeyafa.Api.RateLimits;
using Qeyafa.Domain.Common;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class LimitTests
{
    private static HttpClient Client => SharedHost.Host.Client;

    [TestCase("echo", 1024 * 1024 + 1)]
    [TestCase("credentials", 64 * 1024 + 1)]
    public async Task Body_SaidToBeTooLarge_Is413BeforeItIsSent(string endpoint, int length)
    {
        const string code = "\"code\":\"content_too_large\"";

        var answer = await RawHttp.AnnounceAsync(
            SharedHost.Host.Address, $"POST /api/v1/samples/{endpoint} HTTP/1.1\nContent-Type: application/json\nContent-Length: {length}", upTo: code);

        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain(code);
    }

    [Test]
    public async Task Body_OverOneMebibyteInChunks_Is413()
    {
        var request = Answers.Request(HttpMethod.Post, "/api/v1/samples/echo", $$"""{"name":"{{new string('x', 1024 * 1024)}}"}""");
        request.Headers.TransferEncodingChunked = true;

        await (await Client.SendAsync(request)).ProblemAsync(413, "content_too_large");
    }

    [Test]
    public async Task Request_OverItsTime_Is503()
    {
        await using var host = await SampleHost.StartAsync(new() { ["Api:Limits:RequestMilliseconds"] = "100" });

        var answer = await host.Client.GetAsync("/api/v1/samples/slow");

        await answer.ProblemAsync(503, "request_timeout");
        answer.Header("Retry-After").ShouldBe("1");
        await Eventually.HoldsAsync(async () => await StatusInTimeAsync(host) == HttpStatusCode.OK, "The next request is answered.");
    }

    [Test]
    public async Task Request_WhoseTimeEndsWhenItsAnswerIsMade_Is503_AndNotHalfOfEach()
    {
        await using var host = await SampleHost.StartAsync(
            new() { ["Api:Limits:RequestMilliseconds"] = "100" }, configure: services => services.Configure<MvcOptions>(options => options.Filters.Add(new UntilItsTimeIsOver())));

        await (await host.Client.GetAsync("/api/v1/samples")).ProblemAsync(503, "request_timeout");
    }

    [Test]
    public async Task Address_OverItsLimit_Is429UntilTokensAreBack()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        await using var host = await SampleHost.StartAsync(new() { ["Api:RateLimits:AddressPerMinute"] = "3" }, clock: clock);

        for (var left = 2; left >= 0; left--)
        {
            var allowed = await host.Client.GetAsync("/api/v1/samples");
            allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
            allowed.Header("RateLimit-Limit").ShouldBe("3");
            allowed.Header("RateLimit-Remaining").ShouldBe(left.ToString(System.Globalization.CultureInfo.InvariantCulture));
            allowed.Header("RateLimit-Policy").ShouldBe("3;w=60");
        }

        var refused = await host.Client.GetAsync("/api/v1/samples");
        await refused.ProblemAsync(429, "too_many_requests");
        refused.Header("Retry-After").ShouldBe("20");
        refused.Header("RateLimit-Remaining").ShouldBe("0");
        refused.Header("RateLimit-Reset").ShouldBe("60");
        clock.Advance(TimeSpan.FromSeconds(20));
        (await host.Client.GetAsync("/api/v1/samples")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Account_OverItsLimit_Is429_OthersAreNot()
    {
        await using var host = await SampleHost.StartAsync(new() { ["Api:RateLimits:AccountPerMinute"] = "1" }, clock: new ManualClock(DateTimeOffset.UnixEpoch));
        var request = (string id) => Answers.Request(HttpMethod.Get, "/api/v1/samples/secret", null, ("Authorization", "Bearer " + id));

        (await host.Client.SendAsync(request("65f000000000000000000001"))).Header("RateLimit-Limit").ShouldBe("1");
        await (await host.Client.SendAsync(request("65f000000000000000000001"))).ProblemAsync(429, "too_many_requests");
        (await host.Client.SendAsync(request("65f000000000000000000002"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Credentials_OverTheirLimit_Are429_OtherEndpointsAreNot()
    {
        await using var host = await SampleHost.StartAsync(new() { ["Api:RateLimits:CredentialsPerMinute"] = "1" }, clock: new ManualClock(DateTimeOffset.UnixEpoch));

        (await host.Client.PostJsonAsync("/api/v1/samples/credentials", """{"name":"a"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await host.Client.PostJsonAsync("/api/v1/samples/credentials", """{"name":"a"}""")).ProblemAsync(429, "too_many_requests");
        (await host.Client.GetAsync("/api/v1/samples")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public void Buckets_OfManyStrangers_ForgetTheFullestOnly()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        var buckets = new TokenBuckets(10, TimeSpan.FromMinutes(1), clock);
        var busy = RateKey.Of(EntityId.New(DateTimeOffset.UnixEpoch));
        for (var count = 0; count < 10; count++)
        {
            buckets.Take(busy).Allowed.ShouldBeTrue();
        }

        for (ulong stranger = 0; stranger < 200_000; stranger++)
        {
            buckets.Take(new RateKey(stranger, 6));
        }

        buckets.Take(busy).Allowed.ShouldBeFalse();
    }

    [Test]
    public void Key_OfAnIpv6Address_IsItsNetwork()
    {
        var first = RateKey.Of(IPAddress.Parse("2001:db8:0:1::1"));

        RateKey.Of(IPAddress.Parse("2001:db8:0:1:ffff::2")).ShouldBe(first);
        RateKey.Of(IPAddress.Parse("2001:db8:0:2::1")).ShouldNotBe(first);
        RateKey.Of(IPAddress.Parse("::ffff:192.0.2.1")).ShouldBe(RateKey.Of(IPAddress.Parse("192.0.2.1")));
    }

    /// <summary>The status of a request that a busy machine may not answer in time.</summary>
    private static async Task<HttpStatusCode> StatusInTimeAsync(SampleHost host)
    {
        var status = (await host.Client.GetAsync("/api/v1/samples")).StatusCode;
        status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable);
        return status;
    }

    /// <summary>Holds a request, before its action, until its time is over; the action itself does not ask.</summary>
    private sealed class UntilItsTimeIsOver : IActionFilter
    {
        public void OnActionExecuting(ActionExecutingContext context) => context.HttpContext.RequestAborted.WaitHandle.WaitOne();

        public void OnActionExecuted(ActionExecutedContext context)
        {
            // Only what comes before counts.
        }
    }
}
