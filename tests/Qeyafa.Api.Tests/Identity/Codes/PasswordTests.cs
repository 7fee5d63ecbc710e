using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Identity.Codes;

/// <summary>The requirement 10, and email verification, over HTTP.</summary>
public sealed class PasswordTests
{
    [Test]
    public async Task Requirement10_Reset_EndsEverySession_SignsNobodyIn_AndTellsTheOwner()
    {
        using var amina = new Receiver(CodesFixture.Server);
        var token = TokenOf(await amina.RegisterEmailAsync());
        await Receiver.ExpectAsync(202, amina.PostAsync("password/forgot", new { email = amina.Email.ToUpperInvariant() }));
        var code = await amina.CodeAsync(amina.Email);

        var reset = await amina.PostAsync("password/reset", new { email = amina.Email, code, new_password = Receiver.OtherPassword });

        ((int)reset.StatusCode, await reset.Content.ReadAsStringAsync()).ShouldBe((204, ""));
        (await StatusOfMeAsync(amina, token)).ShouldBe(401);
        (await SignInAsync(amina, Person.Password)).ShouldBe(401);
        (await SignInAsync(amina, Receiver.OtherPassword)).ShouldBe(200);
        (await amina.OutboxAsync(amina.Email))[0].GetProperty("template").GetString().ShouldBe("password_changed");
        await (await amina.PostAsync("password/reset", new { email = amina.Email, code, new_password = "a third pass phrase" })).ProblemAsync(400, "invalid_code");
    }

    [Test]
    public async Task Requirement10_Reset_ClearsTheFailuresOfThePassword()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterEmailAsync();
        for (var index = 0; index < 8; index++)
        {
            (await SignInAsync(amina, "a wrong pass phrase")).ShouldBeOneOf(401, 429);
        }

        await Receiver.ExpectAsync(202, amina.PostAsync("password/forgot", new { email = amina.Email }));
        (await amina.PostAsync("password/reset", new { email = amina.Email, code = await amina.CodeAsync(amina.Email), new_password = Receiver.OtherPassword })).EnsureSuccessStatusCode();

        (await SignInAsync(amina, Receiver.OtherPassword)).ShouldBe(200);
    }

    [Test]
    public async Task Requirement10_Reset_UnlocksNoSuspension()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterEmailAsync();
        await Stored("users").SetAsync(new BsonDocument("email", amina.Email), new BsonDocument("status", "suspended"));
        await Receiver.ExpectAsync(202, amina.PostAsync("password/forgot", new { email = amina.Email }));

        (await amina.PostAsync("password/reset", new { email = amina.Email, code = await amina.CodeAsync(amina.Email), new_password = Receiver.OtherPassword })).EnsureSuccessStatusCode();

        await (await amina.PostAsync("login", new { email = amina.Email, password = Receiver.OtherPassword })).ProblemAsync(403, "account_suspended");
    }

    [Test]
    public async Task Requirement10_ARightCode_IsNotUsedUpByAPasswordThatIsRefused()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterEmailAsync();
        await Receiver.ExpectAsync(202, amina.PostAsync("password/forgot", new { email = amina.Email }));
        var code = await amina.CodeAsync(amina.Email);

        foreach (var refused in new[] { "short", "password1", amina.Email, "amina123", new string('x', 129) })
        {
            var answer = await amina.PostAsync("password/reset", new { email = amina.Email, code, new_password = refused == "amina123" ? "password123" : refused });
            await answer.ProblemAsync(422, "validation_failed");
        }

        ((int)(await amina.PostAsync("password/reset", new { email = amina.Email, code, new_password = Receiver.OtherPassword })).StatusCode).ShouldBe(204);
    }

    [Test]
    public async Task Requirement10_Change_NeedsTheCurrentPassword_AndKeepsThisSessionOnly()
    {
        using var amina = new Receiver(CodesFixture.Server);
        var here = TokenOf(await amina.RegisterEmailAsync());
        var there = TokenOf(await Receiver.ExpectAsync(200, amina.PostAsync("login", new { email = amina.Email, password = Person.Password })));
        await Receiver.ExpectAsync(202, amina.PostAsync("password/forgot", new { email = amina.Email }));
        var code = await amina.CodeAsync(amina.Email);

        var wrong = await amina.PostAsync("password/change", new { current_password = "a wrong pass phrase", new_password = Receiver.OtherPassword }, here);
        var right = await amina.PostAsync("password/change", new { current_password = Person.Password, new_password = Receiver.OtherPassword }, here);

        (await wrong.ProblemAsync(422, "validation_failed")).GetProperty("errors").TryGetProperty("current_password", out _).ShouldBeTrue();
        ((int)right.StatusCode).ShouldBe(204);
        (await StatusOfMeAsync(amina, here)).ShouldBe(200);
        (await StatusOfMeAsync(amina, there)).ShouldBe(401);
        (await SignInAsync(amina, Receiver.OtherPassword)).ShouldBe(200);
        (await amina.OutboxAsync(amina.Email))[0].GetProperty("template").GetString().ShouldBe("password_changed");
        await (await amina.PostAsync("password/reset", new { email = amina.Email, code, new_password = "a third pass phrase" })).ProblemAsync(400, "invalid_code");
    }

    [Test]
    public async Task Requirement10_Change_Guessed_Waits()
    {
        using var amina = new Receiver(CodesFixture.Server);
        var token = TokenOf(await amina.RegisterEmailAsync());
        List<int> statuses = [];
        for (var index = 0; index < 8; index++)
        {
            statuses.Add((int)(await amina.PostAsync("password/change", new { current_password = "a wrong pass phrase", new_password = Receiver.OtherPassword }, token)).StatusCode);
        }

        statuses.Count(status => status == 422).ShouldBe(5);
        statuses[^1].ShouldBe(429);
    }

    [Test]
    public async Task Change_WithoutAToken_Is401()
    {
        using var amina = new Receiver(CodesFixture.Server);

        await (await amina.PostAsync("password/change", new { current_password = "a", new_password = Receiver.OtherPassword })).ProblemAsync(401, "unauthenticated");
    }

    [Test]
    public async Task TwentyResetsWithOneCodeAtOnce_SucceedOnce()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterEmailAsync();
        var challenge = (await Receiver.ExpectAsync(202, amina.PostAsync("password/forgot", new { email = amina.Email }))).GetProperty("challenge_id").GetString()!;
        var code = await amina.CodeAsync(amina.Email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(index =>
            amina.PostAsync("password/reset", new { email = amina.Email, code, new_password = $"{Receiver.OtherPassword} {index}", challenge_id = challenge })));

        answers.Count(answer => (int)answer.StatusCode == 204).ShouldBe(1, string.Join(',', answers.Select(answer => (int)answer.StatusCode)));
    }

    [Test]
    public async Task EmailVerification_OfTheOwnAddress_NeedsNoBody()
    {
        using var amina = new Receiver(CodesFixture.Server);
        var token = TokenOf(await amina.RegisterEmailAsync());
        (await amina.OutboxAsync(amina.Email)).ShouldHaveSingleItem().GetProperty("template").GetString().ShouldBe("email_verification");

        var sent = await amina.Person.SendAsync(HttpMethod.Post, "/api/v1/auth/email/verification", null, ("Authorization", $"Bearer {token}"));
        var verified = await amina.PostAsync("email/verify", new { code = await amina.CodeAsync(amina.Email) }, token);

        ((int)sent.StatusCode, (int)verified.StatusCode).ShouldBe((202, 204));
        var me = await (await amina.Person.GetAsync("/api/v1/auth/me", ("Authorization", $"Bearer {token}"))).JsonAsync();
        me.GetProperty("email_verified").GetBoolean().ShouldBeTrue();
    }

    [Test]
    public async Task EmailVerification_OfNobody_NamesTheMissingMember()
    {
        using var amina = new Receiver(CodesFixture.Server);

        await (await amina.PostAsync("email/verification", new { })).BlamesAsync("email");
        await (await amina.PostAsync("email/verify", new { code = "123456" })).BlamesAsync("email");
        await (await amina.PostAsync("email/verification", new { email = "nonsense" })).ProblemAsync(422, "validation_failed");
        await (await amina.PostAsync("password/forgot", new { email = "nonsense" })).ProblemAsync(422, "validation_failed");
    }

    private static string TokenOf(JsonElement signedIn) => signedIn.GetProperty("tokens").GetProperty("access_token").GetString()!;

    private static async Task<int> StatusOfMeAsync(Receiver person, string token) => (int)(await person.Person.GetAsync("/api/v1/auth/me", ("Authorization", $"Bearer {token}"))).StatusCode;

    private static async Task<int> SignInAsync(Receiver person, string password) => (int)(await person.PostAsync("login", new { email = person.Email, password })).StatusCode;

    private static StoredDocuments Stored(string name) => new(CodesFixture.Server.Services, name);
}
