using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Qeyafa.Api.Hosting;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.Mongo.Messaging;
using Qeyafa.Infrastructure.Mongo.Sessions;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.EndToEnd;

/// <summary>The whole API on a real Kestrel and a migrated MongoDB database of its own.</summary>
internal sealed class QeyafaServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase? _database;
    private readonly string? _dataFolder;
    private readonly Dictionary<string, string?> _place;

    private QeyafaServer(WebApplication app, TestDatabase? database, string? dataFolder, Dictionary<string, string?> place)
    {
        (_app, _database, _dataFolder, _place) = (app, database, dataFolder, place);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server; without a connection string on a test database of its own.</summary>
    /// <param name="settings">Settings that differ from the tests' usual ones.</param>
    /// <param name="mongoUrl">The connection string of another server's database.</param>
    /// <param name="configure">Changes to the composition.</param>
    /// <param name="follows">
    /// Whether it follows new messages and what other nodes and commands do to sessions. Each server that does reads every write of all tests, so those of which no
    /// test needs it do not.
    /// </param>
    public static async Task<QeyafaServer> StartAsync(
        Dictionary<string, string?>? settings = null, string? mongoUrl = null, Action<WebApplicationBuilder>? configure = null, bool follows = false)
    {
        var database = mongoUrl is null ? await TestMongo.CreateDatabaseAsync() : null;
        var dataFolder = Directory.CreateTempSubdirectory("qeyafa-api-test-").FullName;
        var place = new Dictionary<string, string?>
        {
            ["MONGODB_URL"] = mongoUrl ?? database!.Url,
            ["DATABASE_NAME"] = database?.Name ?? "qeyafa_test",
            ["QEYAFA_DATA"] = dataFolder,
        };
        return new QeyafaServer(await RunAsync(place, settings, follows ? configure : Deaf(configure)), database, dataFolder, place);
    }

    /// <summary>Starts another server on this one's database and data, as a second node: it spares the time of making a database. It goes before this one.</summary>
    public async Task<QeyafaServer> StartBesideAsync(Dictionary<string, string?> settings, Action<WebApplicationBuilder>? configure = null) =>
        new(await RunAsync(_place, settings, Deaf(configure)), database: null, dataFolder: null, _place);

    /// <summary>Somebody who is not signed in.</summary>
    public Person Stranger() => new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address });

    /// <summary>Somebody new, registered and signed in.</summary>
    public async Task<Person> RegisterAsync(string name = "Maya")
    {
        var person = Stranger();
        await person.RegisterAsync($"{Guid.NewGuid():N}@example.com", name);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        if (_dataFolder is not null)
        {
            Directory.Delete(_dataFolder, recursive: true);
        }
    }

    private static Action<WebApplicationBuilder> Deaf(Action<WebApplicationBuilder>? configure) => builder =>
    {
        var followers = builder.Services.Where(service => Runs<SessionWatch>(service) || Runs<MessageWatch>(service)).ToList();
        followers.Count.ShouldBe(2);
        followers.ForEach(follower => builder.Services.Remove(follower));
        configure?.Invoke(builder);
    };

    private static bool Runs<T>(ServiceDescriptor service) =>
        typeof(IHostedService).Equals(service.ServiceType) && (typeof(T).Equals(service.ImplementationType) || service.ImplementationFactory is Func<IServiceProvider, T>);

    private static async Task<WebApplication> RunAsync(Dictionary<string, string?> place, Dictionary<string, string?>? settings, Action<WebApplicationBuilder>? configure)
    {
        // A node does its own work at once; to look for that of others all the time is what most tests do not need.
        // Nor must a test fail because the others keep the machine busy for a while.
        var all = new Dictionary<string, string?>(place)
        {
            ["Passwords:Iterations"] = "1000",
            ["Outbox:PollMilliseconds"] = "20000",
            ["TryOn:PollMilliseconds"] = "20000",
            ["Api:Limits:RequestMilliseconds"] = "60000",
        };
        foreach (var (key, value) in settings ?? [])
        {
            all[key] = value;
        }

        string[] arguments = ["--environment", "Development", .. (settings ?? []).Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}")];
        var app = QeyafaHost.Build(arguments, builder =>
        {
            builder.Configuration.AddInMemoryCollection(all);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            configure?.Invoke(builder);
        });
        await app.Services.OpenDatabaseAsync(CancellationToken.None);
        await app.Services.MigrateAsync(CancellationToken.None);
        await app.StartAsync();
        return app;
    }
}
