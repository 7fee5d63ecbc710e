using System.Net;
using MongoDB.Bson;
using Qeyafa.Api.Commands;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Commands;

/// <summary>Accounts from the command line, on the database of a node that serves.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class UserCommandTests
{
    private QeyafaServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(follows: true);

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Account_IsMade_Suspended_ActivatedAndErased()
    {
        var email = $"{Guid.NewGuid():N}@example.com";

        (await RunAsync("user", "create", "--email", email, "--name", "Maya", "--role", "contractor")).ShouldBe(ExitCodes.Done);
        (await FindAsync(email))!.Roles.ShouldBe(["contractor"]);
        (await RunAsync("user", "suspend", email)).ShouldBe(ExitCodes.Done);
        (await FindAsync(email))!.Status.ShouldBe(UserStatus.Suspended);
        (await RunAsync("user", "activate", email, "--json")).ShouldBe(ExitCodes.Done);
        (await RunAsync("user", "roles", email, "customer", "society")).ShouldBe(ExitCodes.Done);
        (await FindAsync(email))!.Roles.ShouldBe(["customer", "society"]);
        (await RunAsync("user", "password-reset", email)).ShouldBe(ExitCodes.Done);
        (await RunAsync("user", "sign-out", email)).ShouldBe(ExitCodes.Done);
        (await RunAsync("user", "show", email, "--json")).ShouldBe(ExitCodes.Done);
        (await RunAsync("user", "list", "--limit", "5")).ShouldBe(ExitCodes.Done);
        (await RunAsync("user", "erase", email, "--yes")).ShouldBe(ExitCodes.Done);
        (await FindAsync(email)).ShouldBeNull();
    }

    [Test]
    public async Task Command_ThatCannotBe_EndsWithItsCode()
    {
        var email = $"{Guid.NewGuid():N}@example.com";

        (await RunAsync("user", "show", email)).ShouldBe(ExitCodes.Refused);
        (await RunAsync("user", "create", "--email", email, "--name", "Maya", "--role", "nobody")).ShouldBe(ExitCodes.Refused);
        (await FindAsync(email)).ShouldBeNull();
        (await RunAsync("user", "erase", email)).ShouldBe(ExitCodes.Misused);
        (await RunAsync("user", "create", "--email", email, "--name", "Maya", "--password", "x")).ShouldBe(ExitCodes.Misused);
        (await RunAsync("admin", "create", "--email", "nonsense")).ShouldBe(ExitCodes.Misused);
        (await RunAsync("admin", "create", "--email", email, "--promote", "--name", "Maya")).ShouldBe(ExitCodes.Misused);
        (await RunAsync("admin", "create", "--email", email, "--promote")).ShouldBe(ExitCodes.Refused);
        (await RunAsync("migrate", "status", "--set", "Codes:Trie=3")).ShouldBe(ExitCodes.WrongSettings);
        (await RunAsync("config", "check", "--set", "Codes:Trie=3")).ShouldBe(ExitCodes.WrongSettings);
    }

    [Test]
    public async Task Administrator_WhoIsTheLastOne_CannotBeSuspendedOrErased()
    {
        var email = $"{Guid.NewGuid():N}@example.com";

        (await RunAsync("admin", "create", "--email", email)).ShouldBe(ExitCodes.Done);
        (await RunAsync("admin", "create", "--email", email)).ShouldBe(ExitCodes.Refused);
        (await FindAsync(email))!.IsSuperuser.ShouldBeTrue();
        (await RunAsync("user", "suspend", email)).ShouldBe(ExitCodes.Refused);
        (await RunAsync("user", "erase", email, "--yes")).ShouldBe(ExitCodes.Refused);
        (await RunAsync("user", "promote", email)).ShouldBe(ExitCodes.Done);

        // An examination that takes 15 seconds is a finding, too: on a busy machine one may.
        await Eventually.HoldsAsync(async () => await RunAsync("doctor") == ExitCodes.Done, "the doctor finds nothing");
    }

    [Test]
    public async Task Password_ThatIsSet_SignsIn_AndEndsTheSessions()
    {
        const string newPassword = "an uncommon pass phrase 7";
        using var person = await _server.RegisterAsync();
        (await person.GetAsync("/api/v1/auth/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var scope = _server.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<IAccountOperations>();
        var id = (await FindAsync(person.Email))!.Id;

        (await desk.SetPasswordAsync(id, new Secret("short"), CancellationToken.None)).IsSuccess.ShouldBeFalse();
        (await person.GetAsync("/api/v1/auth/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await desk.SetPasswordAsync(id, new Secret(newPassword), CancellationToken.None)).IsSuccess.ShouldBeTrue();

        (await person.GetAsync("/api/v1/auth/sessions")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var returned = _server.Stranger();
        (await returned.PostAsync("/api/v1/auth/login", $$"""{"email": "{{person.Email}}", "password": "{{Person.Password}}"}""")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await returned.SignInAsync(person.Email, newPassword);
        var sessions = await (await returned.GetAsync("/api/v1/auth/sessions")).JsonAsync();
        sessions.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await desk.SendPasswordCodeAsync(id, CancellationToken.None)).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task Password_ThatIsSet_IsAuditedOnce_AsTheCommandLines()
    {
        using var person = await _server.RegisterAsync();

        (await RunAsync("user", "password-reset", person.Email)).ShouldBe(ExitCodes.Done);

        var id = ObjectId.Parse((await FindAsync(person.Email))!.Id.ToString());
        var entries = await _server.Services.GetRequiredService<IMongoDatabase>().GetCollection<BsonDocument>("audit_log")
            .Find(new BsonDocument { ["subject"] = id, ["action"] = "password.reset" }).ToListAsync();
        var entry = entries.ShouldHaveSingleItem();
        entry["detail"].ShouldBe("command_line");
        entry.GetValue("actor", BsonNull.Value).ShouldBe(BsonNull.Value, "the owner did not do it");
    }

    private async Task<UserDto?> FindAsync(string who)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccountOperations>().FindAsync(who, CancellationToken.None);
    }

    private Task<int> RunAsync(params string[] words)
    {
        var configuration = _server.Services.GetRequiredService<IConfiguration>();
        string[] names = ["MONGODB_URL", "DATABASE_NAME", "QEYAFA_DATA"];
        string[] settings = [.. names.SelectMany(name => new[] { "--set", $"{name}={configuration[name]}" }), "--set", "ENVIRONMENT=Development", "--set", "Passwords:Iterations=1000"];
        return CommandLine.RunAsync([.. words, .. settings]);
    }
}
