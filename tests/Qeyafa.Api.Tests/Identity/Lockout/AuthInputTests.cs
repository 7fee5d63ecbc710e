using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Identity.Lockout;

/// <summary>What somebody sends who means harm, to every endpoint that takes credentials.</summary>
public sealed class AuthInputTests
{
    private static readonly string[] Operators =
    [
        """{"$gt": ""}""", """{"$ne": null}""", """{"$regex": ".*"}""", """{"$where": "sleep(1000)"}""", """{"$in": ["a"]}""", """["a"]""", "[]", "{}", "1", "true", "null",
    ];

    private static IEnumerable<(string Path, string Body)> Endpoints()
    {
        yield return ("/api/v1/auth/register", """{"email": "somebody@example.com", "password": "wandering heron", "name": "Asha", "role": "customer"}""");
        yield return ("/api/v1/auth/login", """{"email": "somebody@example.com", "password": "wandering heron"}""");
        yield return ("/api/v1/auth/refresh", """{"refresh_token": "abc"}""");
    }

    private static IEnumerable<TestCaseData> Injections() =>
        from endpoint in Endpoints()
        from member in Members(endpoint.Body)
        select new TestCaseData(endpoint.Path, endpoint.Body, member);

    private static IEnumerable<TestCaseData> Bodies() => Endpoints().Select(endpoint => new TestCaseData(endpoint.Path, endpoint.Body));

    [TestCaseSource(nameof(Injections))]
    public async Task Requirement24_AnOperatorForAString_IsRefusedByMember(string path, string body, string member)
    {
        using var stranger = HardenedServer.Server.Stranger();
        foreach (var injected in Operators.Where(operation => operation != "null" || member != "role"))
        {
            var attack = JsonNode.Parse(body)!.AsObject();
            attack[member] = JsonNode.Parse(injected);
            var answer = await stranger.PostAsync(path, attack.ToJsonString());
            var problem = await answer.ProblemAsync(400, "malformed_request");
            problem.GetProperty("errors").EnumerateObject().ShouldContain(error => error.Name.StartsWith(member, StringComparison.Ordinal), $"{member} = {injected}");
        }
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task Requirement24_WhatTheServerDecides_CannotBeSent(string path, string body)
    {
        using var stranger = HardenedServer.Server.Stranger();
        foreach (var member in new[]
        {
            "roles", "is_superuser", "status", "is_active", "id", "_id", "user_id", "email_verified", "phone_verified", "password_hash", "created_at", "security_stamp", "version",
            "$set", "$where", "__proto__", "Email", "PASSWORD", "session_id", "is_used", "is_verified",
        })
        {
            var attack = JsonNode.Parse(body)!.AsObject();
            attack[member] = "admin";
            var answer = await stranger.PostAsync(path, attack.ToJsonString());
            await answer.BlamesAsync(member);
        }
    }

    [TestCaseSource(nameof(Injections))]
    public async Task Requirement24_AMemberGivenTwice_IsRefused(string path, string body, string member)
    {
        using var stranger = HardenedServer.Server.Stranger();
        var twice = body[..^1] + $", \"{member}\": \"x\"}}";
        await (await stranger.PostAsync(path, twice)).ProblemAsync(400, "malformed_request");
    }

    [TestCase("admin")]
    [TestCase("superuser")]
    [TestCase("ADMIN")]
    [TestCase("customer,admin")]
    public async Task Requirement24_ARoleThatIsGranted_CannotBeChosen(string role)
    {
        using var stranger = HardenedServer.Server.Stranger();
        var answer = await stranger.PostAsync("/api/v1/auth/register", $$"""{"email": "{{Guid.NewGuid():N}}@example.com", "password": "wandering heron", "name": "Asha", "role": "{{role}}"}""");
        var problem = await answer.ProblemAsync(422, "validation_failed");
        problem.GetProperty("errors").TryGetProperty("role", out _).ShouldBeTrue();
    }

    [Test]
    public void Requirement24_AnyText_IsText()
    {
        using var stranger = HardenedServer.Server.Stranger();
        var texts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
            Gen.Elements("{\"$gt\":\"\"}", "' || '1'=='1", "$where", "a\u0000b", "../../etc/passwd", "<script>", "\ud800", "\u202e", new string('x', 20_000), "a@b@c", "*@example.com"));
        Prop.ForAll(Arb.From(texts), text =>
        {
            var body = JsonSerializer.Serialize(new Dictionary<string, string> { ["email"] = text, ["password"] = text });
            var answer = stranger.PostAsync("/api/v1/auth/login", body).GetAwaiter().GetResult();
            return (int)answer.StatusCode is 400 or 401 or 422 or 429;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    private static IEnumerable<string> Members(string body) => JsonNode.Parse(body)!.AsObject().Select(member => member.Key);
}
