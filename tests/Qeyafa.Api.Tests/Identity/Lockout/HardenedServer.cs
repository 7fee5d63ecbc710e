using Qeyafa.Api.Hosting;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Serilog;

namespace Qeyafa.Api.Tests.Identity.Lockout;

/// <summary>
/// One server for the fixtures of this namespace: behind a proxy on the loopback, open to one origin, logging everything that its level lets it log,
/// with waits so long that no slow machine outlives one.
/// </summary>
[SetUpFixture]
internal sealed class HardenedServer
{
    public const string Origin = "https://app.example.com";

    private static QeyafaServer? _server;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public static CapturingSink Logs { get; } = new();

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(
        new Dictionary<string, string?>
        {
            ["Api:Proxies"] = "127.0.0.1",
            ["Api:Cors:Origins"] = Origin,
            ["Lockout:FirstWaitSeconds"] = "300",
            ["Api:RateLimits:CredentialsPerMinute"] = "100000",
        },
        configure: builder => builder.Services.AddRequestLog(new LoggerConfiguration().MinimumLevel.Verbose().WithoutSecrets().WriteTo.Sink(Logs).CreateLogger()),
        follows: true);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>Somebody new who has the role of an administrator.</summary>
    public static async Task<Person> AdministratorAsync()
    {
        var person = await Server.RegisterAsync();
        var users = Server.Services.GetRequiredService<IUserRepository>();
        var user = (await users.FindAsync(EntityId.Parse(person.Id, null), CancellationToken.None))!;
        var version = user.Version;
        user.ChangeRoles([RoleNames.Admin], DateTimeOffset.UtcNow);
        (await users.SaveAsync(user, version, CancellationToken.None)).ShouldBe(SaveUserOutcome.Saved);
        return person;
    }

    public static Task<HttpResponseMessage> SignInAsync(Person client, string email, string password, params (string Name, string Value)[] headers) =>
        client.PostAsync("/api/v1/auth/login", $$"""{"email": "{{email}}", "password": "{{password}}"}""", headers);
}
