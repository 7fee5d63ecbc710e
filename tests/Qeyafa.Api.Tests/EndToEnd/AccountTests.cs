using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.EndToEnd;

public sealed class AccountTests
{
    [Test]
    public async Task Registration_AnswersThePersonAndATokenThatWorks()
    {
        using var stranger = ServerFixture.Server.Stranger();
        var email = $"Maya.{Guid.NewGuid():N}@Example.com";

        var answer = await stranger.PostAsync("/api/v1/auth/register", $$"""{"email": "{{email}}", "password": "a long pass phrase", "name": " Maya ", "role": "contractor"}""");

        ((int)answer.StatusCode).ShouldBe(201);
        answer.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
        var (user, tokens) = ((await answer.JsonAsync()).GetProperty("user"), (await answer.JsonAsync()).GetProperty("tokens"));
        user.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "email", "phone_number", "username", "name", "bio", "avatar_url", "address", "roles", "status", "is_active", "is_superuser", "email_verified",
             "phone_verified", "created_at", "updated_at", "last_login_at"],
            ignoreOrder: true);
        (user.GetProperty("email").GetString(), user.GetProperty("name").GetString(), user.GetProperty("status").GetString()).ShouldBe((email.ToLowerInvariant(), "Maya", "active"));
        user.GetProperty("roles")[0].GetString().ShouldBe("contractor");
        (tokens.GetProperty("token_type").GetString(), tokens.GetProperty("expires_in").GetInt32()).ShouldBe(("Bearer", 900));
        var me = await stranger.GetAsync("/api/v1/auth/me", ("Authorization", $"Bearer {tokens.GetProperty("access_token").GetString()}"));
        (await me.JsonAsync()).GetProperty("id").GetString().ShouldBe(user.GetProperty("id").GetString());
    }

    [Test]
    public async Task ATakenEmail_Is409_ForOneOfManyAtOnce()
    {
        using var stranger = ServerFixture.Server.Stranger();
        var body = $$"""{"email": "{{Guid.NewGuid():N}}@example.com", "password": "a long pass phrase", "name": "Maya"}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => stranger.PostAsync("/api/v1/auth/register", body)));

        answers.Count(answer => (int)answer.StatusCode == 201).ShouldBe(1);
        foreach (var answer in answers.Where(answer => (int)answer.StatusCode != 201))
        {
            await answer.ProblemAsync(409, "email_taken");
        }
    }

    [Test]
    public async Task SignIn_WithTheRightPassword_IsAnswered_AndWithAnyOtherAlike()
    {
        using var maya = await ServerFixture.Server.RegisterAsync();
        using var stranger = ServerFixture.Server.Stranger();

        var right = await stranger.PostAsync("/api/v1/auth/login", $$"""{"email": "{{maya.Email.ToUpperInvariant()}}", "password": "{{Person.Password}}"}""");
        var wrong = await stranger.PostAsync("/api/v1/auth/login", $$"""{"email": "{{maya.Email}}", "password": "something else"}""");
        var unknown = await stranger.PostAsync("/api/v1/auth/login", """{"email": "nobody@example.com", "password": "something else"}""");

        ((int)right.StatusCode).ShouldBe(200);
        (await right.JsonAsync()).GetProperty("user").GetProperty("last_login_at").GetString().ShouldNotBeNull();
        var told = (await wrong.ProblemAsync(401, "invalid_credentials")).GetProperty("detail").GetString();
        (await unknown.ProblemAsync(401, "invalid_credentials")).GetProperty("detail").GetString().ShouldBe(told);
    }

    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Bearer a.b.c")]
    [TestCase("Bearer a b")]
    [TestCase("Basic bWF5YTpzZWNyZXQ=")]
    [TestCase("nonsense")]
    public async Task AMalformedHeader_Is401(string header)
    {
        using var stranger = ServerFixture.Server.Stranger();

        var answer = await stranger.GetAsync("/api/v1/auth/me", ("Authorization", header));

        await answer.ProblemAsync(401, "unauthenticated");
        answer.Header("WWW-Authenticate").ShouldNotBeNull();
    }

    [Test]
    public async Task OwnAccount_IsEditedUnderItsVersion()
    {
        using var maya = await ServerFixture.Server.RegisterAsync();
        var tag = (await maya.GetAsync("/api/v1/auth/me")).Header("ETag")!;
        var username = $"maya.{Guid.NewGuid():N}";
        var body = $$"""{"name": "Maya B", "bio": "cutter", "avatar_url": "https://example.com/m.png", "address": {"line": "1 Street", "city": "Kochi", "postal_code": "682001"}, "username": "{{username}}"}""";

        var edited = await maya.PutAsync("/api/v1/users/profile", body, ("If-Match", tag));
        var stale = await maya.PutAsync("/api/v1/users/profile", body, ("If-Match", tag));

        ((int)edited.StatusCode).ShouldBe(200, await edited.Content.ReadAsStringAsync());
        var user = await edited.JsonAsync();
        (user.GetProperty("name").GetString(), user.GetProperty("username").GetString(), user.GetProperty("address").GetProperty("city").GetString()).ShouldBe(("Maya B", username, "Kochi"));
        await stale.ProblemAsync(412, "stale_version");
        using var other = await ServerFixture.Server.RegisterAsync();
        await (await other.PutAsync("/api/v1/users/profile", body)).ProblemAsync(409, "username_taken");
    }

    [TestCase("roles", """["admin"]""")]
    [TestCase("is_superuser", "true")]
    [TestCase("status", "\"active\"")]
    [TestCase("email", "\"other@example.com\"")]
    public async Task WhatAPersonMayNotSet_IsRefused(string member, string value)
    {
        using var maya = await ServerFixture.Server.RegisterAsync();

        var answer = await maya.PutAsync("/api/v1/users/profile", $$"""{"name": "Maya", "{{member}}": {{value}}}""");

        await answer.BlamesAsync(member);
    }

    [Test]
    public async Task RegistrationRepeatedUnderOneKey_MakesOneAccount()
    {
        using var stranger = ServerFixture.Server.Stranger();
        var body = $$"""{"email": "{{Guid.NewGuid():N}}@example.com", "password": "a long pass phrase", "name": "Maya"}""";
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await stranger.PostAsync("/api/v1/auth/register", body, key);
        var again = await stranger.PostAsync("/api/v1/auth/register", body, key);

        ((int)again.StatusCode).ShouldBe(201);
        (await again.JsonAsync()).GetProperty("user").GetProperty("id").GetString().ShouldBe((await first.JsonAsync()).GetProperty("user").GetProperty("id").GetString());
    }
}
