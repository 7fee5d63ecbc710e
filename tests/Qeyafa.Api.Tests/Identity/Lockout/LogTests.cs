using System.Globalization;
using System.Text;
using System.Text.Json;
using Qeyafa.Api.Logging;
using Qeyafa.Api.Tests.Conventions;
using Serilog.Events;

namespace Qeyafa.Api.Tests.Identity.Lockout;

public sealed class LogTests
{
    [Test]
    public async Task Requirement28_AWholeSession_LeavesNoSecretInTheLog_WhateverItsLevel()
    {
        var email = $"secret{Guid.NewGuid():N}@example.com";
        var password = $"Pass {Guid.NewGuid():N}";
        var wrong = $"Wrong {Guid.NewGuid():N}";
        var secret = $"Secret-{Guid.NewGuid():N}";
        const string phone = "+2348012345678";
        using var maya = HardenedServer.Server.Stranger();
        var registered = await (await maya.PostAsync("/api/v1/auth/register", $$"""{"email": "{{email}}", "password": "{{password}}", "name": "{{secret}}"}""")).JsonAsync();
        var tokens = registered.GetProperty("tokens");
        var (access, refresh) = (tokens.GetProperty("access_token").GetString()!, tokens.GetProperty("refresh_token").GetString()!);
        await HardenedServer.SignInAsync(maya, email, wrong);
        await HardenedServer.SignInAsync(maya, secret, wrong);
        var signedIn = await HardenedServer.SignInAsync(maya, email, password, ("User-Agent", secret), ("Referer", secret), ("Cookie", secret), ("Device-Token", secret), ("X-Forwarded-For", secret));
        var device = signedIn.Header("Device-Token")!;
        await maya.PostAsync("/api/v1/auth/refresh", $$"""{"refresh_token": "{{refresh}}"}""");
        await maya.PostAsync("/api/v1/auth/refresh", $$"""{"refresh_token": "{{secret}}"}""");
        await maya.GetAsync($"/api/v1/auth/me?access_token={access}&password={secret}", ("Authorization", $"Bearer {secret}"));
        await maya.GetAsync("/api/v1/auth/me", ("Authorization", $"Bearer {access}"), ("If-None-Match", secret), ("Origin", secret));
        await maya.PutAsync("/api/v1/users/profile", $$"""{"phone_number": "{{phone}}", "bio": "{{secret}}", "{{secret}}": 1}""", ("Authorization", $"Bearer {access}"), ("If-Match", secret), ("Idempotency-Key", secret));
        await maya.GetAsync($"/api/v1/measurements/{secret}", ("Authorization", $"Bearer {access}"));
        await maya.GetAsync($"/{secret}");
        await maya.GetAsync($"/problems/{secret}");
        await maya.SendAsync(HttpMethod.Parse("SECRETLY"), $"/{secret}", secret);
        await maya.PostAsync("/api/v1/auth/login", $$"""{"email": "{{secret}}", "password": {"$gt": "{{secret}}"} }""");
        await RawHttp.SendAsync(HardenedServer.Server.Address, $"GET /{secret} HTTP/1.1\nBad Header {secret}: x");
        await RawHttp.SendAsync(HardenedServer.Server.Address, $"GET /%0d%0aforged%20{secret} HTTP/1.1");

        var log = Lines();
        log.ShouldContain(line => line.Contains("api/v1/auth/login", StringComparison.Ordinal));
        foreach (var used in new[] { email, email.Split('@')[0], password, wrong, secret, phone, access, refresh, device, access.Split('.')[2] })
        {
            log.Where(line => line.Contains(used, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }
    }

    [TestCase("maya@example.com wrote", "m***@example.com wrote")]
    [TestCase("dup key: { email: \"maya.k+x@mail.example.org\" }", "dup key: { email: \"m***@mail.example.org\" }")]
    [TestCase("call +2348012345678 now", "call +23***78 now")]
    [TestCase("1 + 1 = 2 @ noon", "1 + 1 = 2 @ noon")]
    [TestCase("692054a7b1c2d3e4f5061728 0af7651916cd43dd8448eb211c80319c", "692054a7b1c2d3e4f5061728 0af7651916cd43dd8448eb211c80319c")]
    public void Requirement28_AddressesAndNumbers_AreMasked(string text, string masked) => Masking.Of(text).ShouldBe(masked);

    [Test]
    public void Requirement28_Tokens_AreAShortHash()
    {
        var token = "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiI2NWYwIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbi1BMQ";
        var masked = Masking.Of($"refused {token}.");
        masked.ShouldNotContain("eyJ");
        masked.ShouldStartWith("refused [token ");
        Masking.Of($"refused {token}.").ShouldBe(masked);
    }

    [Test]
    public async Task Requirement28_LineBreaks_AreEscaped()
    {
        using var stranger = HardenedServer.Server.Stranger();
        await stranger.GetAsync("/api/v1/auth/me%0a%0dforged", ("User-Agent", "a"));
        foreach (var entry in HardenedServer.Logs.Events.Where(entry => entry.Exception is null))
        {
            JsonOf(entry).ShouldNotContain("\n");
        }
    }

    private static List<string> Lines() =>
        [.. HardenedServer.Logs.Events.Select(entry => JsonOf(entry) + entry.RenderMessage(CultureInfo.InvariantCulture) + entry.MessageTemplate.Text + entry.Exception)];

    private static string JsonOf(LogEvent entry)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            JsonLine.Write(json, entry);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
