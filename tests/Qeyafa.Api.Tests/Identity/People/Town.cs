using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Users;

namespace Qeyafa.Api.Tests.Identity.People;

/// <summary>One server for the tests of accounts, roles and shares, with a superuser who stays one; each test brings people of its own.</summary>
[SetUpFixture]
internal sealed class Town
{
    private static QeyafaServer? _server;
    private static Person? _root;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>The superuser.</summary>
    public static Person Root => _root ?? throw new InvalidOperationException("The server has not started.");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        // The superuser signs in once for all tests, which may be spread over the whole run.
        _server = await QeyafaServer.StartAsync(
            new() { ["Api:RateLimits:CredentialsPerMinute"] = "1000000", ["Api:RateLimits:AddressPerMinute"] = "1000000", ["Tokens:Lifetime"] = "01:00:00" });
        _root = await SuperuserAsync(_server);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _root?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>Makes a superuser as the command line does, and signs them in.</summary>
    public static async Task<Person> SuperuserAsync(QeyafaServer server)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        await using var scope = server.Services.CreateAsyncScope();
        var setup = scope.ServiceProvider.GetRequiredService<IAdministratorSetup>();
        (await setup.CreateAsync(EmailAddress.Parse(email), "Root", new Secret(Person.Password), CancellationToken.None)).IsSuccess.ShouldBeTrue();
        var person = server.Stranger();
        await person.SignInAsync(email);
        return person;
    }

    /// <summary>Somebody new with these roles; a customer without.</summary>
    public static async Task<Person> PersonAsync(params string[] roles)
    {
        var person = await Server.RegisterAsync();
        if (roles.Length > 0)
        {
            (await GiveAsync(Root, person.Id, roles)).ShouldBe(200);
        }

        return person;
    }

    /// <summary>Makes a role with a name of its own.</summary>
    public static async Task<string> RoleAsync(params string[] permissions)
    {
        var name = "r" + Guid.NewGuid().ToString("N");
        var answer = await Root.PostAsync("/api/v1/roles", $$"""{"name": "{{name}}", "permissions": {{List(permissions)}}}""");
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return name;
    }

    /// <summary>Gives somebody roles, and answers the status.</summary>
    public static async Task<int> GiveAsync(Person by, string id, params string[] roles) =>
        (int)(await by.PutAsync($"/api/v1/users/{id}/roles", $$"""{"roles": {{List(roles)}}}""")).StatusCode;

    private static string List(string[] words) => $"[{string.Join(',', words.Select(word => $"\"{word}\""))}]";
}
