using System.Diagnostics;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Identity.Codes;

/// <summary>The requirements 1 to 6, over HTTP.</summary>
public sealed class CodeRequirementTests
{
    [Test]
    public async Task Requirement01_Codes_AreSixDigitsAndLiveFiveOrTenMinutes()
    {
        using var amina = new Receiver(CodesFixture.Server);

        var sinceOtp = Stopwatch.StartNew();
        var otp = await amina.RegisterPhoneAsync();
        Receiver.ShouldBeLeft(otp.GetProperty("expires_in").GetInt32(), 300, sinceOtp);
        await amina.RegisterEmailAsync();
        var sinceReset = Stopwatch.StartNew();
        var reset = await Receiver.ExpectAsync(202, amina.PostAsync("password/forgot", new { email = amina.Email }));
        Receiver.ShouldBeLeft(reset.GetProperty("expires_in").GetInt32(), 600, sinceReset);
        foreach (var message in (await amina.OutboxAsync(amina.Number)).Concat(await amina.OutboxAsync(amina.Email)))
        {
            Receiver.CodeIn(message).Length.ShouldBe(6);
        }
    }

    [Test]
    public async Task Requirement02_StoredCode_IsAKeyedHash()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterPhoneAsync();
        var code = await amina.CodeAsync(amina.Number);

        var stored = await Stored("otps").SingleAsync(new BsonDocument("phone_number", amina.Number));

        stored["otp_code"].AsString.ShouldMatch("^1:[0-9a-f]{64}$");
        stored.ToJson().ShouldNotContain($"\"{code}\"");
        (stored["purpose"].AsString, stored["is_used"].AsBoolean, stored["is_verified"].AsBoolean, stored["attempts"].ToInt32()).ShouldBe(("registration", false, false, 0));
        var message = await Stored("outbox").SingleAsync(new BsonDocument("to", amina.Number));

        // The number's own digits can happen to be those of the code.
        message.Remove("to");
        System.Text.Encoding.Latin1.GetString(message.ToBson()).ShouldNotContain(code);
    }

    [Test]
    public async Task Requirement03_TwentyRightTriesAtOnce_SucceedOnce()
    {
        using var amina = new Receiver(CodesFixture.Server);
        var challenge = (await amina.RegisterPhoneAsync()).GetProperty("challenge_id").GetString();
        var code = await amina.CodeAsync(amina.Number);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => amina.VerifyAsync(code, index % 2 == 0 ? challenge : null)));

        answers.Count(answer => (int)answer.StatusCode == 200).ShouldBe(1);
        answers.ShouldAllBe(answer => (int)answer.StatusCode == 200 || (int)answer.StatusCode == 400 || (int)answer.StatusCode == 429);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Requirement03_FiftyWrongTriesAtOnce_AreLookedAtFiveTimesAtMost_AndBurnTheCode(bool named)
    {
        using var amina = new Receiver(CodesFixture.Server);
        var challenge = named ? (await amina.RegisterPhoneAsync()).GetProperty("challenge_id").GetString() : null;
        if (!named)
        {
            await amina.RegisterPhoneAsync();
        }

        var code = await amina.CodeAsync(amina.Number);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => amina.VerifyAsync(Receiver.Wrong(code), challenge)));

        answers.ShouldAllBe(answer => (int)answer.StatusCode == 400 || (int)answer.StatusCode == 429);
        answers.Where(answer => (int)answer.StatusCode == 429).ShouldAllBe(answer => answer.Headers.Contains("Retry-After"));
        var stored = await Stored("otps").SingleAsync(new BsonDocument("phone_number", amina.Number));
        (stored["attempts"].ToInt32() + stored["open_attempts"].ToInt32()).ShouldBeLessThanOrEqualTo(5);
        await (await amina.VerifyAsync(code, challenge)).ProblemAsync(400, "invalid_code");
    }

    [Test]
    public async Task Requirement04_OnlyTheNewestCode_Counts()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterEmailAsync();
        var first = await amina.CodeAsync(amina.Email);
        await Receiver.ExpectAsync(202, amina.PostAsync("email/verification", new { email = amina.Email }));
        var second = await amina.CodeAsync(amina.Email);

        if (first != second)
        {
            await (await amina.PostAsync("email/verify", new { email = amina.Email, code = first })).ProblemAsync(400, "invalid_code");
        }

        ((int)(await amina.PostAsync("email/verify", new { email = amina.Email, code = second })).StatusCode).ShouldBe(204);
    }

    [Test]
    public async Task Requirement04_ACodeOfAnotherPurposeOrDestination_IsRefused()
    {
        using var amina = new Receiver(CodesFixture.Server);
        using var maya = new Receiver(CodesFixture.Server);
        await amina.RegisterPhoneAsync();
        await amina.RegisterEmailAsync();
        await maya.RegisterPhoneAsync();
        var registration = await amina.CodeAsync(amina.Number);
        var verification = await amina.CodeAsync(amina.Email);
        await Receiver.ExpectAsync(202, amina.PostAsync("password/forgot", new { email = amina.Email }));

        await (await amina.VerifyAsync(registration, purpose: "login")).ProblemAsync(400, "invalid_code");
        await (await amina.VerifyAsync(registration, purpose: "verification")).ProblemAsync(400, "invalid_code");
        if (registration != await maya.CodeAsync(maya.Number))
        {
            await (await maya.VerifyAsync(registration)).ProblemAsync(400, "invalid_code");
        }

        if (verification != await amina.CodeAsync(amina.Email))
        {
            await (await amina.PostAsync("password/reset", new { email = amina.Email, code = verification, new_password = Receiver.OtherPassword })).ProblemAsync(400, "invalid_code");
        }

        await Receiver.ExpectAsync(200, amina.VerifyAsync(registration));
    }

    [Test]
    public async Task Requirement04_TriesOfAStranger_DoNotBurnTheOwnersCode()
    {
        using var amina = new Receiver(CodesFixture.Server);
        var challenge = (await amina.RegisterPhoneAsync()).GetProperty("challenge_id").GetString();
        var code = await amina.CodeAsync(amina.Number);
        for (var index = 0; index < 12; index++)
        {
            ((int)(await amina.VerifyAsync(Receiver.Wrong(code))).StatusCode).ShouldBeOneOf(400, 429);
            await (await amina.VerifyAsync(Receiver.Wrong(code), "65f0c2a4e1b2c3d4e5f60718")).ProblemAsync(400, "invalid_code");
        }

        await Receiver.ExpectAsync(200, amina.VerifyAsync(code, challenge));
    }

    [TestCase("is_used")]
    [TestCase("is_verified")]
    [TestCase("attempts")]
    public async Task Requirement04_WhatIsTheServersAlone_IsRefused(string member)
    {
        using var amina = new Receiver(CodesFixture.Server);

        await (await amina.Person.PostAsync("/api/v1/auth/verify-otp", $$"""{"phone_number": "{{amina.Number}}", "code": "123456", "{{member}}": true}""")).BlamesAsync(member);
    }

    [TestCase("login")]
    [TestCase("otp/resend")]
    [TestCase("password/forgot")]
    [TestCase("email/verification")]
    public async Task Requirement05_ASecondCodeTooSoon_Is429_ForUnknownDestinationsToo(string path)
    {
        using var known = new Receiver(CodesFixture.Server);
        using var unknown = new Receiver(CodesFixture.Server);
        var byPhone = path is "login" or "otp/resend";
        if (byPhone)
        {
            await known.RegisterPhoneAsync();
        }
        else
        {
            await known.RegisterEmailAsync();
        }

        var told = new List<string>();
        foreach (var somebody in new[] { known, unknown })
        {
            var body = byPhone ? Receiver.Given(("phone_number", somebody.Number), ("purpose", path == "login" ? null : "login")) : Receiver.Given(("email", somebody.Email));
            var since = Stopwatch.StartNew();
            var first = await Receiver.ExpectAsync(202, somebody.PostAsync(path, body));
            Receiver.ShouldBeLeft(first.GetProperty("expires_in").GetInt32(), byPhone ? 300 : 600, since);
            var second = await somebody.PostAsync(path, body);
            var problem = await second.ProblemAsync(429, "too_many_codes");
            Receiver.ShouldBeLeft(second.Headers.RetryAfter!.Delta!.Value.TotalSeconds, CodesFixture.ResendSeconds, since);
            told.Add($"{string.Join(',', first.EnumerateObject().Select(member => member.Name))} {problem.GetProperty("detail")}");
        }

        told[0].ShouldBe(told[1]);
        (await unknown.OutboxAsync(byPhone ? unknown.Number : unknown.Email)).ShouldBeEmpty();
    }

    [Test]
    public async Task Requirement06_WrongExpiredUsedBurnedAndUnknown_HaveTheSameBody()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterPhoneAsync();
        var code = await amina.CodeAsync(amina.Number);
        using var burned = new Receiver(CodesFixture.Server);
        var challenge = (await burned.RegisterPhoneAsync()).GetProperty("challenge_id").GetString();
        var burnedCode = await burned.CodeAsync(burned.Number);
        using var expired = new Receiver(CodesFixture.Server);
        await expired.RegisterPhoneAsync();
        await Stored("otps").SetAsync(new BsonDocument("phone_number", expired.Number), new BsonDocument("expires_at", DateTime.UtcNow.AddSeconds(-1)));
        using var unknown = new Receiver(CodesFixture.Server);

        List<HttpResponseMessage> answers = [await amina.VerifyAsync(Receiver.Wrong(code)), await unknown.VerifyAsync(code), await expired.VerifyAsync(await expired.CodeAsync(expired.Number))];
        await Receiver.ExpectAsync(200, amina.VerifyAsync(code));
        answers.Add(await amina.VerifyAsync(code));
        answers.Add(await amina.VerifyAsync("12 456"));
        answers.Add(await amina.VerifyAsync("1234567"));
        for (var index = 0; index < 5; index++)
        {
            answers.Add(await burned.VerifyAsync(Receiver.Wrong(burnedCode), challenge));
        }

        answers.Add(await burned.VerifyAsync(burnedCode, challenge));
        answers.Add(await burned.VerifyAsync(burnedCode));
        answers.Add(await burned.PostAsync("password/reset", new { email = burned.Email, code = "123456", new_password = Receiver.OtherPassword }));
        answers.Add(await burned.PostAsync("email/verify", new { email = burned.Email, code = "123456" }));

        var bodies = new HashSet<string>();
        foreach (var answer in answers)
        {
            var problem = await answer.ProblemAsync(400, "invalid_code");
            bodies.Add(string.Join('|', problem.EnumerateObject().Where(member => member.Name is not ("trace_id" or "instance")).Select(member => member.ToString())));
        }

        bodies.Count.ShouldBe(1);
    }

    [Test]
    public async Task Requirement06_Answers_HoldNoCode()
    {
        using var amina = new Receiver(CodesFixture.Server);
        var registered = await amina.RegisterPhoneAsync();
        var code = await amina.CodeAsync(amina.Number);
        var wrong = await (await amina.VerifyAsync(Receiver.Wrong(code))).Content.ReadAsStringAsync();
        var right = await (await amina.VerifyAsync(code)).Content.ReadAsStringAsync();

        foreach (var text in new[] { registered.ToString(), wrong, right })
        {
            text.ShouldNotContain($"\"{code}\"");
            text.ShouldNotContain($" {code}");
        }
    }

    private static StoredDocuments Stored(string name) => new(CodesFixture.Server.Services, name);
}
