using System.Diagnostics;
using MongoDB.Bson;
using Qeyafa.Api.Hosting;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Infrastructure;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Identity.Codes;

/// <summary>A server with the switches on, whose database refuses some messages.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class SwitchTests
{
    private QeyafaServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(new() { ["Accounts:ConcealTaken"] = "true", ["Accounts:RequireVerifiedEmail"] = "true" });

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task TakenEmail_IsAnsweredLikeANewOne_AndItsOwnerTold()
    {
        using var amina = new Receiver(_server);
        var body = new { email = amina.Email, password = Person.Password, name = "Amina" };

        var sinceFirst = Stopwatch.StartNew();
        var first = await Receiver.ExpectAsync(202, amina.PostAsync("register", body));
        Receiver.ShouldBeLeft(first.GetProperty("expires_in").GetInt32(), 600, sinceFirst);
        var sinceAgain = Stopwatch.StartNew();
        var again = await Receiver.ExpectAsync(202, amina.PostAsync("register", body));
        Receiver.ShouldBeLeft(again.GetProperty("expires_in").GetInt32(), 600, sinceAgain);

        again.EnumerateObject().Select(member => member.Name).ShouldBe(first.EnumerateObject().Select(member => member.Name));
        (await amina.OutboxAsync(amina.Email)).Select(message => message.GetProperty("template").GetString()).ShouldBe(["already_registered", "email_verification"]);
    }

    [Test]
    public async Task PendingAccount_SignsInOnceItsAddressIsVerified()
    {
        using var amina = new Receiver(_server);
        await Receiver.ExpectAsync(202, amina.PostAsync("register", new { email = amina.Email, password = Person.Password, name = "Amina" }));
        var signIn = new { email = amina.Email, password = Person.Password };

        await (await amina.PostAsync("login", signIn)).ProblemAsync(403, "account_pending");
        ((int)(await amina.PostAsync("email/verify", new { email = amina.Email, code = await amina.CodeAsync(amina.Email) })).StatusCode).ShouldBe(204);

        (await Receiver.ExpectAsync(200, amina.PostAsync("login", signIn))).GetProperty("user").GetProperty("email_verified").GetBoolean().ShouldBeTrue();
    }

    [Test]
    public async Task TakenNumber_IsAnsweredLikeANewOne_AndItsOwnerTold()
    {
        using var amina = new Receiver(_server);
        await amina.RegisterPhoneAsync();
        (await amina.VerifyAsync(await amina.CodeAsync(amina.Number))).EnsureSuccessStatusCode();

        await amina.RegisterPhoneAsync();

        (await amina.OutboxAsync(amina.Number))[0].GetProperty("template").GetString().ShouldBe("already_registered");
    }

    [TestCase(true)]
    [TestCase(false)]
    [NonParallelizable]
    public async Task RegistrationWhoseMessageCannotBeStored_LeavesNothing(bool byPhone)
    {
        using var amina = new Receiver(_server);
        var destination = byPhone ? amina.Number : amina.Email;
        await new StoredDocuments(_server.Services, "outbox").RefuseAsync(new BsonDocument("to", destination));

        var answer = await (byPhone
            ? amina.PostAsync("register", new { phone_number = amina.Number, name = "Amina" })
            : amina.PostAsync("register", new { email = amina.Email, password = Person.Password, name = "Amina" }));

        ((int)answer.StatusCode).ShouldBe(500);
        (await new StoredDocuments(_server.Services, "users").AllAsync(new BsonDocument(byPhone ? "phone_number" : "email", destination))).ShouldBeEmpty();
        (await new StoredDocuments(_server.Services, "otps").AllAsync(new BsonDocument("phone_number", destination))).ShouldBeEmpty();
    }

    [Test]
    public void Requirement06_ReadableOutboxInProduction_RefusesToStart()
    {
        var refused = Should.Throw<SettingException>(() => QeyafaHost.Build(["--environment", "Production", "--AllowedHosts", "api.example.com", "--Qa:Outbox:Enabled", "true"]));

        refused.Message.ShouldContain("Qa:Outbox:Enabled");
    }
}
