using Qeyafa.Api.Problems;
using Qeyafa.Api.RateLimits;
using Qeyafa.Api.Settings;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Identity.Lockout;

public sealed class ForwardedTests
{
    [Test]
    public async Task Requirement13_AddressesBehindAKnownProxy_AreCountedApart()
    {
        await using var server = await StartAsync(new() { ["Api:Proxies"] = "127.0.0.1, 10.0.0.0/8", ["Api:RateLimits:CredentialsPerMinute"] = "2" });
        using var client = server.Stranger();
        for (var request = 0; request < 2; request++)
        {
            await (await TryAsync(client, "203.0.113.1")).ProblemAsync(401, "invalid_credentials");
        }

        var refused = await TryAsync(client, "203.0.113.1");
        await refused.ProblemAsync(429, "too_many_requests");
        int.Parse(refused.Header("Retry-After")!, null).ShouldBeInRange(1, 60);
        (refused.Header("RateLimit-Limit"), refused.Header("RateLimit-Remaining")).ShouldBe(("2", "0"));
        await (await TryAsync(client, "198.51.100.9, 203.0.113.1")).ProblemAsync(429, "too_many_requests");
        await (await TryAsync(client, "203.0.113.1, 10.1.2.3")).ProblemAsync(429, "too_many_requests");
        await (await TryAsync(client, "203.0.113.2")).ProblemAsync(401, "invalid_credentials");
    }

    [Test]
    public async Task Requirement13_AddressesThatAStrangerClaims_DoNotCount()
    {
        await using var server = await StartAsync(new() { ["Api:RateLimits:CredentialsPerMinute"] = "2" });
        using var client = server.Stranger();
        for (var request = 0; request < 2; request++)
        {
            await (await TryAsync(client, $"203.0.113.{request}")).ProblemAsync(401, "invalid_credentials");
        }

        await (await TryAsync(client, "203.0.113.99")).ProblemAsync(429, "too_many_requests");
    }

    /// <summary>Starts a server on which nobody gets a request back by waiting, however long the tests' requests take.</summary>
    private static Task<QeyafaServer> StartAsync(Dictionary<string, string?> settings) => QeyafaServer.StartAsync(
        settings,
        configure: builder => builder.Services.AddSingleton(services =>
            new RateLimiting(services.GetRequiredService<ApiSettings>(), services.GetRequiredService<ProblemWriter>(), new ManualClock(DateTimeOffset.UnixEpoch))));

    private static Task<HttpResponseMessage> TryAsync(Person client, string forwardedFor) =>
        HardenedServer.SignInAsync(client, $"{Guid.NewGuid():N}@example.com", "whatever it is", ("X-Forwarded-For", forwardedFor));
}
