using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Authentication;

public sealed class AccountTests
{
    private static readonly string[] UserMembers =
    [
        "id", "email", "phone_number", "username", "name", "bio", "avatar_url", "address", "roles", "status", "is_active", "is_superuser",
        "email_verified", "phone_verified", "created_at", "updated_at", "last_login_at",
    ];

    private readonly string _email = $"{Guid.NewGuid():N}@example.com";

    private static IdentityHost Host => SharedIdentityHost.Host;

    [Test]
    public async Task Person_RegisteringAndSigningIn_HasTheShapesOfTheContract()
    {
        var registered = await Host.SendAsync(HttpMethod.Post, "auth/register", Registration(role: "contractor"));
        ((int)registered.StatusCode).ShouldBe(201);
        registered.Header("Location").ShouldBe("/api/v1/auth/me");
        registered.Header("Cache-Control").ShouldBe("no-store");
        var first = await registered.JsonAsync();
        MembersOf(first).ShouldBe(["user", "tokens"]);
        var user = first.GetProperty("user");
        MembersOf(user).ShouldBe(UserMembers);
        (user.GetProperty("email").GetString(), user.GetProperty("status").GetString(), user.GetProperty("is_active").GetBoolean()).ShouldBe((_email, "active", true));
        user.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["contractor"]);
        var tokens = first.GetProperty("tokens");
        MembersOf(tokens).ShouldBe(["access_token", "token_type", "expires_in", "refresh_token", "refresh_expires_in"]);
        (tokens.GetProperty("token_type").GetString(), tokens.GetProperty("expires_in").GetInt32()).ShouldBe(("Bearer", 900));

        var signedIn = await Host.SendAsync(HttpMethod.Post, "auth/login", Credentials(_email.ToUpperInvariant(), "wandering heron"));
        ((int)signedIn.StatusCode).ShouldBe(200);
        signedIn.Header("Cache-Control").ShouldBe("no-store");
        var token = (await signedIn.JsonAsync()).GetProperty("tokens").GetProperty("access_token").GetString();

        var me = await Host.SendAsync(HttpMethod.Get, "auth/me", token: token);
        (me.Header("Cache-Control"), me.Header("ETag")).ShouldBe(("no-store", "\"v1\""));
        (await me.JsonAsync()).GetProperty("id").GetString().ShouldBe(user.GetProperty("id").GetString());
    }

    [TestCase("roles", """["admin"]""")]
    [TestCase("is_superuser", "true")]
    [TestCase("status", "\"active\"")]
    [TestCase("email_verified", "true")]
    [TestCase("id", "\"65f000000000000000000000\"")]
    public async Task Registration_WithAMemberThatIsNotTheirs_IsRefused(string member, string json)
    {
        var answer = await Host.SendAsync(HttpMethod.Post, "auth/register", $$"""{"email":"{{_email}}","password":"wandering heron","name":"Asha","{{member}}":{{json}}}""");
        (await answer.BlamesAsync(member)).ShouldNotBeEmpty();
    }

    [TestCase("""{"$gt":""}""")]
    [TestCase("""["a@example.com"]""")]
    [TestCase("7")]
    [TestCase("null")]
    public async Task SignIn_WithAnOperatorForAText_IsRefused(string json)
    {
        await (await Host.SendAsync(HttpMethod.Post, "auth/login", $$"""{"email":{{json}},"password":"wandering heron"}""")).BlamesAsync("email");
        await (await Host.SendAsync(HttpMethod.Post, "auth/login", $$"""{"email":"{{_email}}","password":{{json}}}""")).BlamesAsync("password");
    }

    [Test]
    public async Task Registration_WithEveryRuleBroken_NamesEachByMember()
    {
        var answer = await Host.SendAsync(HttpMethod.Post, "auth/register", """{"email":"asha","password":"short","name":"","role":"admin"}""");
        MembersOf((await answer.ProblemAsync(422, "validation_failed")).GetProperty("errors")).ShouldBe(["email", "name", "password", "role"]);
    }

    [Test]
    public async Task Registration_WithACommonPassword_IsRefused()
    {
        var answer = await Host.SendAsync(HttpMethod.Post, "auth/register", Registration(password: "iloveyou"));
        MembersOf((await answer.ProblemAsync(422, "validation_failed")).GetProperty("errors")).ShouldBe(["password"]);
    }

    [Test]
    public async Task Registration_OfATakenEmail_IsAConflict()
    {
        await Host.SendAsync(HttpMethod.Post, "auth/register", Registration());
        await (await Host.SendAsync(HttpMethod.Post, "auth/register", Registration())).ProblemAsync(409, "email_taken");
    }

    [Test]
    public async Task Registration_RepeatedUnderItsKey_IsOneAccount()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await (await Host.SendAsync(HttpMethod.Post, "auth/register", Registration(), null, key)).JsonAsync();
        var second = await (await Host.SendAsync(HttpMethod.Post, "auth/register", Registration(), null, key)).JsonAsync();
        second.GetProperty("user").GetProperty("id").GetString().ShouldBe(first.GetProperty("user").GetProperty("id").GetString());
    }

    [Test]
    public async Task SignIn_OfUnknownAndWrong_HasTheSameBody()
    {
        await Host.SendAsync(HttpMethod.Post, "auth/register", Registration());
        var wrong = await (await Host.SendAsync(HttpMethod.Post, "auth/login", Credentials(_email, "wrong password"))).ProblemAsync(401, "invalid_credentials");
        var unknown = await (await Host.SendAsync(HttpMethod.Post, "auth/login", Credentials("x" + _email, "wandering heron"))).ProblemAsync(401, "invalid_credentials");
        foreach (var member in MembersOf(wrong).Where(name => name != "trace_id"))
        {
            unknown.GetProperty(member).GetRawText().ShouldBe(wrong.GetProperty(member).GetRawText());
        }

        MembersOf(unknown).ShouldBe(MembersOf(wrong));
    }

    [TestCase("suspended", "account_suspended")]
    [TestCase("inactive", "account_inactive")]
    [TestCase("pending", "account_pending")]
    public async Task SignIn_ToAnAccountThatMayNotAct_IsForbiddenAfterTheRightPassword(string status, string code)
    {
        await Host.SendAsync(HttpMethod.Post, "auth/register", Registration());
        await Host.Users.SetAsync(new BsonDocument("email", _email), new BsonDocument("status", status));
        await (await Host.SendAsync(HttpMethod.Post, "auth/login", Credentials(_email, "wandering heron"))).ProblemAsync(403, code);
        await (await Host.SendAsync(HttpMethod.Post, "auth/login", Credentials(_email, "wandering crane"))).ProblemAsync(401, "invalid_credentials");
    }

    [Test]
    public async Task Credentials_Over64Kilobytes_AreTooLarge()
    {
        var answer = await Host.SendAsync(HttpMethod.Post, "auth/login", Credentials(_email, new string('x', 70_000)));
        await answer.ProblemAsync(413, "content_too_large");
    }

    [Test]
    public async Task OwnProfile_Put_ReplacesItUnderItsVersion()
    {
        var (_, token) = await Host.RegisterAsync();
        var username = $"Asha.{Guid.NewGuid():N}";
        var body = $$$"""{"name":"Asha Rao","bio":"Tailor\nin Pune","avatar_url":"https://example.com/a.jpg","address":{"city":"Pune","postal_code":"411001"},"username":"{{{username}}}"}""";
        var edited = await Host.SendAsync(HttpMethod.Put, "users/profile", body, token, ("If-Match", "\"v1\""));
        ((int)edited.StatusCode).ShouldBe(200, await edited.Content.ReadAsStringAsync());
        edited.Header("ETag").ShouldBe("\"v2\"");
        var user = await edited.JsonAsync();
        MembersOf(user).ShouldBe(UserMembers);
        (user.GetProperty("bio").GetString(), user.GetProperty("username").GetString()).ShouldBe(("Tailor\nin Pune", username.ToLowerInvariant()));
        MembersOf(user.GetProperty("address")).ShouldBe(["line", "city", "state", "postal_code", "country"]);
        await (await Host.SendAsync(HttpMethod.Put, "users/profile", body, token, ("If-Match", "\"v1\""))).ProblemAsync(412, "stale_version");

        var (_, other) = await Host.RegisterAsync();
        await (await Host.SendAsync(HttpMethod.Put, "users/profile", body, other)).ProblemAsync(409, "username_taken");
        await (await Host.SendAsync(HttpMethod.Put, "users/profile", """{"name":"Asha","roles":["admin"]}""", other)).BlamesAsync("roles");
        await (await Host.SendAsync(HttpMethod.Put, "users/profile", "{}", other)).BlamesAsync("name");
    }

    private static IEnumerable<string> MembersOf(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    private static string Credentials(string email, string password) => $$"""{"email":"{{email}}","password":"{{password}}"}""";

    private string Registration(string password = "wandering heron", string role = "customer") =>
        $$"""{"email":"{{_email}}","password":"{{password}}","name":"Asha","role":"{{role}}"}""";
}
