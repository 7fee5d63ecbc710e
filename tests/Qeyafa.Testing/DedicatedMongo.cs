using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Testing;

/// <summary>A server for one test alone, to try what an outage does.</summary>
internal sealed class DedicatedMongo : IAsyncDisposable
{
    private readonly MongoRunner _runner;

    internal DedicatedMongo(MongoRunner runner) => _runner = runner;

    /// <summary>The connection string, which stays the same over restarts.</summary>
    public string Url => _runner.ConnectionString;

    /// <summary>The port on 127.0.0.1, which stays the same over restarts.</summary>
    public int Port => _runner.Port;

    /// <summary>Kills the server as a power cut would; its data stays.</summary>
    public Task KillAsync() => _runner.KillServerAsync();

    /// <summary>Starts the server again with its data, and waits until it accepts writes.</summary>
    public Task RestartAsync(CancellationToken cancellationToken = default) => _runner.RestartAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _runner.DisposeAsync();
}
