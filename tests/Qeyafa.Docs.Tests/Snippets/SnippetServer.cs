using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Users;
using Qeyafa.Testing;

namespace Qeyafa.Docs.Tests.Snippets;

/// <summary>The API that all examples run against, each as a person of its own, and its administrator.</summary>
[SetUpFixture]
internal sealed class SnippetServer
{
    private static QeyafaServer? _server;
    private static string? _administratorToken;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>The address without a slash at its end, as examples put it before paths.</summary>
    public static string Address => Server.Address.ToString().TrimEnd('/');

    /// <summary>An access token of an administrator. It is shared, as an account has few sessions.</summary>
    public static string AdministratorToken => _administratorToken ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>Where the demonstration's pictures are.</summary>
    public static string Pictures { get; } = Path.Combine(WorkTree.Root, "src", "Qeyafa.Infrastructure", "Seeding", "DemoPictures");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await QeyafaServer.StartAsync(
            new Dictionary<string, string?>
            {
                ["TryOn:Engine"] = "instant",
                ["Codes:Resend:Seconds"] = "0",
                ["Lockout:FirstWaitSeconds"] = "600",
                ["Pictures:QueueLength"] = "1000",
                ["Pictures:Seconds"] = "300",
                ["Tokens:Lifetime"] = "01:00:00",
                ["Passwords:QueueLength"] = "10000",
                ["Api:RateLimits:CredentialsPerMinute"] = "1000000",
                ["Api:RateLimits:AddressPerMinute"] = "1000000",
            },
            follows: true);
        _administratorToken = await AdministratorAsync(_server);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task<string> AdministratorAsync(QeyafaServer server)
    {
        const string Email = "ada@example.com";
        await using var scope = server.Services.CreateAsyncScope();
        var setup = scope.ServiceProvider.GetRequiredService<IAdministratorSetup>();
        (await setup.CreateAsync(EmailAddress.Parse(Email), "Ada", new Secret(Person.Password), CancellationToken.None)).IsSuccess.ShouldBeTrue();
        using var ada = server.Stranger();
        await ada.SignInAsync(Email);
        return ada.AccessToken;
    }
}
