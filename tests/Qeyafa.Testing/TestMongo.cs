using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Testing;

/// <summary>
/// The MongoDB of the tests: the one that MONGODB_URL names (the build program starts two for all test projects), else one in memory
/// that this process starts when it is first asked for, and that ends with the process.
/// </summary>
internal static class TestMongo
{
    private const string Setting = "MONGODB_URL";

    // A server that all tests keep busy may be silent for longer than an application should bear.
    private const string Patience = "connectTimeoutMS=30000&serverSelectionTimeoutMS=60000&waitQueueTimeoutMS=60000&socketTimeoutMS=120000";

    private static readonly Lazy<Task<string>> SharedUrl = new(FindOrStartAsync);
    private static readonly Lazy<Task<MongoClient>> SharedClient = new(async () => new MongoClient(await UrlAsync()));

    /// <summary>How long a server of the tests may take to start: the first start on a machine prepares Wine, too.</summary>
    public static TimeSpan StartPatience { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The shared server's connection string. Test commands are enabled, but a fail point would hit every test: use a server of one's own.</summary>
    public static Task<string> UrlAsync() => SharedUrl.Value;

    /// <summary>A client of the shared server, for the whole test process: never dispose of it.</summary>
    public static async Task<IMongoClient> ClientAsync() => await SharedClient.Value;

    /// <summary>An empty database with a name of its own, dropped when it is disposed of.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync() => new(await SharedClient.Value, await UrlAsync(), $"test_{Guid.NewGuid():N}");

    /// <summary>A server in memory for one test, to kill, restart or break: with test commands, and with authentication where a user is given.</summary>
    /// <param name="userName">The root user's name, or null for no authentication.</param>
    /// <param name="password">The root user's password.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<DedicatedMongo> StartDedicatedAsync(
        string? userName = null, string? password = null, CancellationToken cancellationToken = default) => new(await MongoRunner.StartAsync(
            new MongoRunnerOptions
            {
                EnableTestCommands = true,
                StartTimeout = StartPatience,
                RootUser = userName is null ? null : new RootUser(userName, password ?? ""),
            },
            cancellationToken));

    /// <summary>Has this process use the server that the build program starts for the tests of the storage: what others write would wake every change stream.</summary>
    public static void UseServerOfStorage()
    {
        if (Environment.GetEnvironmentVariable(Setting + "_STORAGE") is { Length: > 0 } url)
        {
            Environment.SetEnvironmentVariable(Setting, url);
        }
    }

    /// <summary>The connection string with time limits that a busy server keeps: those that an application has by default are there to tell it soon that the server is away.</summary>
    public static string WithPatience(string url) => $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Patience}";

    private static async Task<string> FindOrStartAsync() => WithPatience(Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } url ? url : await StartAsync());

    private static async Task<string> StartAsync()
    {
        var runner = await MongoRunner.StartAsync(new MongoRunnerOptions { EnableTestCommands = true, StartTimeout = StartPatience });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => runner.Dispose();
        return runner.ConnectionString;
    }
}
