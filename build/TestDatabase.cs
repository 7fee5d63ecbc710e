using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Build;

/// <summary>The MongoDB that all test projects share: the configured one, or one in memory that goes with the run.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string Setting = "MONGODB_URL";

    private readonly MongoRunner? _runner;

    private TestDatabase(MongoRunner? runner) => _runner = runner;

    /// <summary>What the test processes need in their environment to find it.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        _runner is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [Setting] = _runner.ConnectionString };

    public static async Task<TestDatabase> StartAsync(CancellationToken stop)
    {
        if (!string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable(Setting)))
        {
            return new TestDatabase(runner: null);
        }

        MongoRunner? runner = null;
        await Steps.RunAsync("Starting MongoDB", async progress =>
            runner = await MongoRunner.StartAsync(new MongoRunnerOptions { EnableTestCommands = true, CacheGigabytes = 0.5, Progress = progress }, stop));
        return new TestDatabase(runner);
    }

    public async ValueTask DisposeAsync()
    {
        if (_runner is not null)
        {
            await _runner.DisposeAsync();
        }
    }
}
