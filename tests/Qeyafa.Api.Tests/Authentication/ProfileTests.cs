using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Tests.Authentication;

public sealed class ProfileTests
{
    private const string Whole =
        """{"date_of_birth":"1990-05-04","gender":"female","preferences":{"preferred_unit":"inch","locale":"en-IN","reminders":true,"font_size":12.5,"count":3}}""";

    private static IdentityHost Host => SharedIdentityHost.Host;

    [Test]
    public async Task Profile_PutAndRead_HasTheShapeOfTheContract()
    {
        var (id, token) = await Host.RegisterAsync();
        await (await Host.SendAsync(HttpMethod.Get, $"profile/{id}", token: token)).ProblemAsync(404, "not_found");
        var made = await Host.SendAsync(HttpMethod.Put, $"profile/{id}", Whole, token);
        ((int)made.StatusCode, made.Header("ETag"), made.Header("Location")).ShouldBe((201, "\"v1\"", $"/api/v1/profile/{id}"), await made.Content.ReadAsStringAsync());
        var replaced = await Host.SendAsync(HttpMethod.Put, $"profile/{id}", Whole, token, ("If-Match", "\"v1\""));
        ((int)replaced.StatusCode, replaced.Header("ETag")).ShouldBe((200, "\"v2\""));

        var read = await Host.SendAsync(HttpMethod.Get, $"profile/{id}", token: token);
        read.Header("ETag").ShouldBe("\"v2\"");
        var profile = await read.JsonAsync();
        profile.EnumerateObject().Select(member => member.Name).ShouldBe(["user_id", "date_of_birth", "gender", "preferences", "created_at", "updated_at", "version"]);
        (profile.GetProperty("user_id").GetString(), profile.GetProperty("date_of_birth").GetString(), profile.GetProperty("version").GetInt64()).ShouldBe((id, "1990-05-04", 2));
        profile.GetProperty("preferences").GetRawText().ShouldBe("""{"count":3,"font_size":12.5,"locale":"en-IN","preferred_unit":"inch","reminders":true}""");
        ((int)(await Host.SendAsync(HttpMethod.Get, $"profile/{id}", null, token, ("If-None-Match", "\"v2\""))).StatusCode).ShouldBe(304);
        await (await Host.SendAsync(HttpMethod.Put, $"profile/{id}", Whole, token, ("If-Match", "\"v1\""))).ProblemAsync(412, "stale_version");
    }

    [TestCase("""{"preferences":{"a":null}}""", "preferences.a")]
    [TestCase("""{"preferences":{"a":{"$gt":""}}}""", "preferences.a")]
    [TestCase("""{"preferences":{"a":[1]}}""", "preferences.a")]
    [TestCase("""{"preferences":{"a":1e999}}""", "preferences.a")]
    [TestCase("""{"preferences":[]}""", "preferences")]
    [TestCase("""{"date_of_birth":"1990-02-30"}""", "date_of_birth")]
    [TestCase("""{"date_of_birth":19900504}""", "date_of_birth")]
    [TestCase("""{"gender":{"$ne":null}}""", "gender")]
    [TestCase("""{"user_id":"65f000000000000000000000"}""", "user_id")]
    [TestCase("""{"version":7}""", "version")]
    public async Task Profile_ThatCannotBeRead_IsRefusedByMember(string json, string member)
    {
        var (id, token) = await Host.RegisterAsync();
        await (await Host.SendAsync(HttpMethod.Put, $"profile/{id}", json, token)).BlamesAsync(member);
        await (await Host.SendAsync(HttpMethod.Get, $"profile/{id}", token: token)).ProblemAsync(404, "not_found");
    }

    [TestCase("""{"preferences":{"$where":"1"}}""", "preferences")]
    [TestCase("""{"preferences":{"a.b":1}}""", "preferences")]
    [TestCase("""{"preferences":{"preferred_unit":"m"}}""", "preferences.preferred_unit")]
    [TestCase("""{"date_of_birth":"2999-01-01"}""", "date_of_birth")]
    [TestCase("""{"date_of_birth":"1899-12-31"}""", "date_of_birth")]
    public async Task Profile_ThatBreaksARule_IsRefusedByMember(string json, string member)
    {
        var (id, token) = await Host.RegisterAsync();
        var problem = await (await Host.SendAsync(HttpMethod.Put, $"profile/{id}", json, token)).ProblemAsync(422, "validation_failed");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([member]);
    }

    [Test]
    public async Task Profile_OfAnother_HasTheBodyOfAnAbsentOne()
    {
        var (id, token) = await Host.RegisterAsync();
        await Host.SendAsync(HttpMethod.Put, $"profile/{id}", Whole, token);
        var (_, stranger) = await Host.RegisterAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put })
        {
            var body = method == HttpMethod.Put ? "{}" : null;
            var theirs = await (await Host.SendAsync(method, $"profile/{id}", body, stranger)).ProblemAsync(404, "not_found");
            var nobodys = await (await Host.SendAsync(method, $"profile/{EntityId.New(DateTimeOffset.UnixEpoch)}", body, stranger)).ProblemAsync(404, "not_found");
            Comparable(theirs).ShouldBe(Comparable(nobodys));
        }
    }

    [Test]
    public async Task Profile_OfNoId_IsMalformed()
    {
        var (_, token) = await Host.RegisterAsync();
        await (await Host.SendAsync(HttpMethod.Get, "profile/me", token: token)).BlamesAsync("userId");
    }

    private static string Comparable(JsonElement problem) =>
        string.Join('\n', problem.EnumerateObject().Where(member => member.Name is not ("instance" or "trace_id")).Select(member => $"{member.Name}: {member.Value}"));
}
