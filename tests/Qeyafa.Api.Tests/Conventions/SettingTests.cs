using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class SettingTests
{
    [TestCase("Api:RateLimits:AddressPerMinute", "many")]
    [TestCase("Api:RateLimits:AccountPerMinute", "0")]
    [TestCase("Api:Limits:BodyBytes", "-1")]
    [TestCase("Api:Limits:RequestMilliseconds", "1.5")]
    [TestCase("Api:Cors:Origins:0", "*")]
    [TestCase("Api:Cors:Origins:0", "null")]
    [TestCase("Api:Cors:Origins:0", "https://app.example.com/")]
    [TestCase("Api:Cors:Origins:0", "https://*.example.com")]
    [TestCase("Api:Proxies:0", "proxy")]
    public async Task Setting_Wrong_StopsTheStartWithASentenceThatNamesIt(string key, string value)
    {
        var failure = await Should.ThrowAsync<SettingException>(() => SampleHost.StartAsync(new() { [key] = value }));

        failure.Message.ShouldContain(key.Replace(":0", "", StringComparison.Ordinal));
        failure.Message.ShouldContain(value);
    }

    [TestCase(null)]
    [TestCase("*")]
    [TestCase("api.example.com;*")]
    public async Task Production_ServingAnyHost_DoesNotStart(string? hosts) =>
        (await Should.ThrowAsync<SettingException>(() => SampleHost.StartAsync(new() { ["AllowedHosts"] = hosts }, "Production"))).Message.ShouldContain("AllowedHosts");
}
