using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Identity.Lockout;

public sealed class AuditTests
{
    private const string Path = "/api/v1/admin/audit";

    /// <summary>What somebody does, and what the log says of it. Every audited action has its case.</summary>
    [Test]
    public async Task Requirement29_WhatMattersForSecurity_IsAudited()
    {
        using var admin = await HardenedServer.AdministratorAsync();
        using var maya = await HardenedServer.Server.RegisterAsync();
        using var ravi = await HardenedServer.Server.RegisterAsync();
        var session = SessionOf(maya.AccessToken);
        using var stranger = HardenedServer.Server.Stranger();
        await HardenedServer.SignInAsync(stranger, maya.Email, "wrong", ("X-Forwarded-For", "203.0.113.9"), ("User-Agent", "Old\tPhone"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        await maya.GetAsync($"/api/v1/measurements/history/{ravi.Id}");
        await maya.GetAsync(Path);
        await maya.PostAsync("/api/v1/auth/logout", "{}");

        var entries = await EntriesAsync(admin, $"subject={maya.Id}");
        var wrong = entries.Single(entry => Text(entry, "outcome") == "failure");
        (Text(wrong, "action"), Text(wrong, "actor"), Text(wrong, "address"), Text(wrong, "device"), Text(wrong, "detail"), Text(wrong, "trace"))
            .ShouldBe(("session.sign_in", null, "203.0.113.9", "OldPhone", "invalid_credentials", "0af7651916cd43dd8448eb211c80319c"));
        var right = entries.Single(entry => Text(entry, "action") == "session.sign_in" && Text(entry, "outcome") == "success");
        (Text(right, "actor"), Text(right, "session"), Text(right, "address")).ShouldBe((maya.Id, session, "127.0.0.1"));

        var done = await EntriesAsync(admin, $"actor={maya.Id}");
        done.Select(entry => (Text(entry, "action"), Text(entry, "outcome"))).ShouldBe(
            [("session.sign_out", "success"), ("access.denied", "denied"), ("access.denied", "denied"), ("session.sign_in", "success"), ("account.registered", "success")]);
        done.SkipLast(1).ShouldAllBe(entry => Text(entry, "session") == session);
        (Text(done[1], "detail"), Text(done[2], "detail"), Text(done[2], "subject")).ShouldBe(("audit:read", "read_measurements", ravi.Id));
        done.ShouldAllBe(entry => entry.GetRawText().Contains('@') == false);
    }

    [Test]
    public async Task Throttling_IsAudited()
    {
        using var admin = await HardenedServer.AdministratorAsync();
        using var maya = await HardenedServer.Server.RegisterAsync();
        for (var failure = 0; failure < 8; failure++)
        {
            await HardenedServer.SignInAsync(maya, maya.Email, "wrong", ("X-Forwarded-For", "203.0.113.77"));
        }

        (await EntriesAsync(admin, "action=credential.throttled&outcome=denied&limit=100")).Count(entry => Text(entry, "address") == "203.0.113.77").ShouldBe(1);
    }

    [Test]
    public async Task List_PagesFromTheNewest_ByFilter()
    {
        using var admin = await HardenedServer.AdministratorAsync();
        using var maya = await HardenedServer.Server.RegisterAsync();
        for (var failure = 0; failure < 4; failure++)
        {
            await HardenedServer.SignInAsync(maya, maya.Email, "wrong");
        }

        var first = await (await admin.GetAsync($"{Path}?subject={maya.Id}&action=session.sign_in&outcome=failure&limit=3&include_total=true")).JsonAsync();
        first.GetProperty("total").GetInt32().ShouldBe(4);
        var cursor = first.GetProperty("next_cursor").GetString();
        var second = await (await admin.GetAsync($"{Path}?subject={maya.Id}&action=session.sign_in&outcome=failure&limit=3&cursor={cursor}")).JsonAsync();
        second.GetProperty("next_cursor").ValueKind.ShouldBe(JsonValueKind.Null);
        JsonElement[] all = [.. first.GetProperty("items").EnumerateArray(), .. second.GetProperty("items").EnumerateArray()];
        all.Select(entry => Text(entry, "id")).Distinct().Count().ShouldBe(4);
        all.Select(entry => entry.GetProperty("at").GetDateTimeOffset()).ShouldBeInOrder(SortDirection.Descending);

        var from = Uri.EscapeDataString(all[0].GetProperty("at").GetString()!);
        (await EntriesAsync(admin, $"subject={maya.Id}&from={from}&to={from}")).Select(entry => Text(entry, "id")).ShouldContain(Text(all[0], "id"));
        (await EntriesAsync(admin, $"subject={maya.Id}&from=2999-01-01T00:00:00Z")).ShouldBeEmpty();
    }

    [TestCase("actor=me", 400)]
    [TestCase("subject={\"$gt\":\"\"}", 400)]
    [TestCase("outcome=maybe", 400)]
    [TestCase("cursor=abc", 400)]
    [TestCase("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAA", 400)]
    [TestCase("action[$ne]=x", 400)]
    [TestCase("limit=101", 400)]
    [TestCase("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", 422)]
    public async Task List_OfNonsense_IsRefused(string query, int status)
    {
        using var admin = await HardenedServer.AdministratorAsync();
        ((int)(await admin.GetAsync($"{Path}?{query}")).StatusCode).ShouldBe(status);
    }

    [Test]
    public async Task Log_IsForAdministrators_AndForReadingOnly()
    {
        using var stranger = HardenedServer.Server.Stranger();
        using var maya = await HardenedServer.Server.RegisterAsync();
        using var admin = await HardenedServer.AdministratorAsync();
        await (await stranger.GetAsync(Path)).ProblemAsync(401, "unauthenticated");
        await (await maya.GetAsync(Path)).ProblemAsync(403, "forbidden");
        ((int)(await admin.GetAsync(Path)).StatusCode).ShouldBe(200);
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
        {
            await (await admin.SendAsync(method, Path, "{}")).ProblemAsync(405, "method_not_allowed");
            await (await admin.SendAsync(method, $"{Path}/{admin.Id}", "{}")).ProblemAsync(404, "not_found");
        }
    }

    private static string SessionOf(string token)
    {
        using var payload = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]));
        return payload.RootElement.GetProperty("sid").GetString()!;
    }

    private static async Task<List<JsonElement>> EntriesAsync(Person admin, string query)
    {
        var answer = await admin.GetAsync($"{Path}?{query}");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    private static string? Text(JsonElement entry, string member) => entry.GetProperty(member).GetString();
}
