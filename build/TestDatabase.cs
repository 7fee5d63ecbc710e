using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Build;

/// <summary>
/// The MongoDB that the test projects share: the configured one, or two in memory that go with the run. The tests of the storage write so much that every change
/// stream on their server lags, so they have one to themselves.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string Setting = "MONGODB_URL";

    // The first start on a machine prepares Wine, too.
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);

    private readonly MongoRunner[] _runners;

    private TestDatabase(MongoRunner[] runners) => _runners = runners;

    /// <summary>What the test processes need in their environment to find it.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        _runners is [var shared, var storage] ? new Dictionary<string, string> { [Setting] = shared.ConnectionString, [Setting + "_STORAGE"] = storage.ConnectionString } : [];

    public static async Task<TestDatabase> StartAsync(CancellationToken stop)
    {
        if (!string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable(Setting)))
        {
            return new TestDatabase([]);
        }

        MongoRunner[] runners = [];
        await Steps.RunAsync("Starting MongoDB", async progress =>
        {
            var options = new MongoRunnerOptions { EnableTestCommands = true, CacheGigabytes = 0.5, StartTimeout = StartPatience, Progress = progress };
            var shared = await MongoRunner.StartAsync(options, stop);
            runners = [shared, await StartOrEndAsync(shared, options, stop)];
        });
        return new TestDatabase(runners);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var runner in _runners)
        {
            await runner.DisposeAsync();
        }
    }

    private static async Task<MongoRunner> StartOrEndAsync(MongoRunner other, MongoRunnerOptions options, CancellationToken stop)
    {
        try
        {
            return await MongoRunner.StartAsync(options, stop);
        }
        catch
        {
            await other.DisposeAsync();
            throw;
        }
    }
}
