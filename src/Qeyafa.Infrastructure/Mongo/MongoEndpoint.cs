using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>
/// The database to connect to: the configured one, or in Development, where none is configured, a server of this process's own,
/// which stops when this is disposed of.
/// </summary>
public sealed class MongoEndpoint : IAsyncDisposable
{
    private readonly MongoRunner? _runner;
    private volatile bool _stopping;

    private MongoEndpoint(string url, string databaseName, MongoRunner? runner)
    {
        Url = url;
        DatabaseName = databaseName;
        _runner = runner;
    }

    /// <summary>The connection string. It may hold a password: never log it.</summary>
    public string Url { get; }

    /// <summary>The database's name.</summary>
    public string DatabaseName { get; }

    /// <summary>Whether this process runs the server itself.</summary>
    public bool IsEmbedded => _runner is not null;

    /// <summary>The embedded server's process number while it runs; null when it has ended, or where there is none.</summary>
    internal int? EmbeddedProcess => _runner is { Exit.IsCompleted: false } runner ? runner.ProcessId : null;

    /// <summary>Reads the settings, and starts the embedded server where they ask for it. To be called before the database's client is made.</summary>
    /// <exception cref="SettingException">A setting is wrong or missing; the message names it.</exception>
    /// <exception cref="EmbeddedMongoException">The embedded server cannot be provided; the message says why.</exception>
    public static async Task<MongoEndpoint> ResolveAsync(
        IConfiguration configuration, IHostEnvironment environment, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(logger);
        var settings = MongoSettings.Read(configuration, environment);
        if (settings.Url is { } url)
        {
            return new MongoEndpoint(url, settings.DatabaseName, runner: null);
        }

        var runner = await MongoRunner.StartAsync(
            new MongoRunnerOptions { DataFolder = settings.DataFolder, Progress = new LoggedProgress(logger) }, cancellationToken);
        logger.LogInformation("The embedded MongoDB listens on port {Port} and keeps its data in {Folder}.", runner.Port, runner.Folder);
        var endpoint = new MongoEndpoint(runner.ConnectionString, settings.DatabaseName, runner);
        _ = endpoint.WatchAsync(runner, logger);
        return endpoint;
    }

    /// <summary>Stops the embedded server, if there is one. To be called after the last use of the database.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        if (_runner is not null)
        {
            await _runner.DisposeAsync();
        }
    }

    private async Task WatchAsync(MongoRunner runner, ILogger logger)
    {
        var exitCode = await runner.Exit;
        if (!_stopping)
        {
            logger.LogCritical("The embedded MongoDB ended by itself with {ExitCode}; its log is in {Folder}. Start again.", exitCode, runner.Folder);
        }
    }

    private sealed class LoggedProgress(ILogger logger) : IProgress<string>
    {
        public void Report(string value) => logger.LogInformation("Embedded MongoDB: {Step}", value);
    }
}
