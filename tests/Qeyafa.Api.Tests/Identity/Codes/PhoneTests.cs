using System.Diagnostics;
using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Identity.Codes;

public sealed class PhoneTests
{
    [Test]
    public async Task Registration_IsPendingUntilTheCode_WhichSignsIn()
    {
        using var amina = new Receiver(CodesFixture.Server);

        var since = Stopwatch.StartNew();
        var challenge = await amina.RegisterPhoneAsync();

        Receiver.ShouldBeLeft(challenge.GetProperty("expires_in").GetInt32(), 300, since);
        Receiver.ShouldBeLeft(challenge.GetProperty("resend_in").GetInt32(), CodesFixture.ResendSeconds, since);
        var message = (await amina.OutboxAsync(amina.Number)).ShouldHaveSingleItem();
        (message.GetProperty("channel").GetString(), message.GetProperty("to").GetString(), message.GetProperty("template").GetString()).ShouldBe(("sms", amina.Number, "otp_registration"));
        var signedIn = await Receiver.ExpectAsync(200, amina.VerifyAsync(Receiver.CodeIn(message), challenge.GetProperty("challenge_id").GetString()));
        var user = signedIn.GetProperty("user");
        (user.GetProperty("status").GetString(), user.GetProperty("phone_number").GetString(), user.GetProperty("phone_verified").GetBoolean()).ShouldBe(("active", amina.Number, true));
        var token = signedIn.GetProperty("tokens").GetProperty("access_token").GetString()!;
        ((int)(await amina.Person.GetAsync("/api/v1/auth/me", ("Authorization", $"Bearer {token}"))).StatusCode).ShouldBe(200);
    }

    [Test]
    public async Task SignIn_RightAfterRegistration_NeedsNoWait_AndWorksWithAnyWritingOfTheNumber()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterPhoneAsync();
        (await amina.VerifyAsync(await amina.CodeAsync(amina.Number))).EnsureSuccessStatusCode();
        var written = $"00{amina.Number[1..5]} ({amina.Number[5..8]}) {amina.Number[8..]}";

        await Receiver.ExpectAsync(202, amina.PostAsync("login", new { phone_number = written }));

        await Receiver.ExpectAsync(200, amina.VerifyAsync(await amina.CodeAsync(amina.Number), number: written));
    }

    [Test]
    public async Task PendingAccount_IsActivatedByACodeToSignIn_Too()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterPhoneAsync();
        await Receiver.ExpectAsync(202, amina.PostAsync("login", new { phone_number = amina.Number }));

        var signedIn = await Receiver.ExpectAsync(200, amina.VerifyAsync(await amina.CodeAsync(amina.Number), purpose: "login"));

        signedIn.GetProperty("user").GetProperty("status").GetString().ShouldBe("active");
    }

    [Test]
    public async Task TakenNumber_Is409()
    {
        using var amina = new Receiver(CodesFixture.Server);
        await amina.RegisterPhoneAsync();

        await (await amina.PostAsync("register", new { phone_number = amina.Number, name = "Somebody else" })).ProblemAsync(409, "phone_number_taken");
    }

    [Test]
    public async Task RegistrationRepeatedUnderOneKey_MakesOneAccountAndSendsOneCode()
    {
        using var amina = new Receiver(CodesFixture.Server);
        var body = JsonSerializer.Serialize(new { phone_number = amina.Number, name = "Amina" });
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await Receiver.ExpectAsync(202, amina.Person.PostAsync("/api/v1/auth/register", body, key));
        var again = await Receiver.ExpectAsync(202, amina.Person.PostAsync("/api/v1/auth/register", body, key));

        again.GetProperty("challenge_id").GetString().ShouldBe(first.GetProperty("challenge_id").GetString());
        (await amina.OutboxAsync(amina.Number)).Length.ShouldBe(1);
    }

    [Test]
    public async Task ManyRegistrationsOfOneNumberAtOnce_MakeOneAccount()
    {
        using var amina = new Receiver(CodesFixture.Server);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => amina.PostAsync("register", new { phone_number = amina.Number, name = "Amina" })));

        answers.Count(answer => (int)answer.StatusCode == 202).ShouldBe(1);
        answers.ShouldAllBe(answer => (int)answer.StatusCode == 202 || (int)answer.StatusCode == 409 || (int)answer.StatusCode == 429);
        (await amina.OutboxAsync(amina.Number)).Length.ShouldBe(1);
    }

    [TestCase("""{"name": "A"}""", "email")]
    [TestCase("""{"name": "A", "email": "a@example.com", "phone_number": "+4915112345678", "password": "a long pass phrase"}""", "phone_number")]
    [TestCase("""{"name": "A", "email": "a@example.com"}""", "password")]
    [TestCase("""{"name": "A", "phone_number": "+4915112345678", "password": "a long pass phrase"}""", "password")]
    [TestCase("""{"phone_number": "+4915112345678"}""", "name")]
    [TestCase("""{"name": "A", "phone_number": "+4915112345678", "status": "active"}""", "status")]
    [TestCase("""{"name": "A", "phone_number": "+4915112345678", "phone_verified": true}""", "phone_verified")]
    public async Task Registration_WithTheWrongMembers_IsRefusedNamingThem(string body, string member)
    {
        using var amina = new Receiver(CodesFixture.Server);

        await (await amina.Person.PostAsync("/api/v1/auth/register", body)).BlamesAsync(member);
    }

    [TestCase("{}", "email")]
    [TestCase("""{"password": "a long pass phrase"}""", "username")]
    [TestCase("""{"email": "a@example.com"}""", "password")]
    [TestCase("""{"username": "amina", "email": "a@example.com", "password": "a long pass phrase"}""", "username")]
    [TestCase("""{"phone_number": "+4915112345678", "password": "a long pass phrase"}""", "password")]
    public async Task SignIn_WithTheWrongMembers_IsRefusedNamingThem(string body, string member)
    {
        using var amina = new Receiver(CodesFixture.Server);

        await (await amina.Person.PostAsync("/api/v1/auth/login", body)).BlamesAsync(member);
    }

    [TestCase("register")]
    [TestCase("login")]
    [TestCase("otp/resend")]
    [TestCase("verify-otp")]
    public async Task ANumberThatIsNone_Is422(string path)
    {
        using var amina = new Receiver(CodesFixture.Server);
        var body = Receiver.Given(("phone_number", "0151 2345678"), ("name", path == "register" ? "A" : null), ("code", path == "verify-otp" ? "123456" : null));

        var problem = await (await amina.PostAsync(path, body)).ProblemAsync(422, "validation_failed");

        problem.GetProperty("errors").TryGetProperty("phone_number", out _).ShouldBeTrue();
    }
}
