using MongoDB.Bson;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>One server of a <see cref="MongoCluster"/>, with a folder in memory and a port that stay the same over restarts.</summary>
internal sealed class ClusterNode(MongoServer program, DataFolder folder, MongoRunnerOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan PortPatience = TimeSpan.FromSeconds(10);

    private ServerProcess? _server;

    /// <summary>The port on 127.0.0.1; 0 before the first start.</summary>
    public int Port { get; private set; }

    /// <summary>The folder with the data and the log.</summary>
    public string Folder => folder.FullPath;

    /// <summary>The server's process number, or null where it does not run.</summary>
    public int? ProcessId => _server is { Exit.IsCompleted: false } running ? running.Identity.Pid : null;

    /// <summary>The member's address, as the set's configuration names it.</summary>
    public string Host => $"127.0.0.1:{Port}";

    /// <summary>Starts the server and waits until it accepts connections; its part in the set comes later.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Port != 0)
        {
            await LoopbackPort.WaitUntilFreeAsync(Port, PortPatience, cancellationToken);
        }

        await folder.CleanUpAsync(cancellationToken);
        _server?.Dispose();
        _server = await ServerProcess.StartAsync(program, folder, options with { Port = Port }, preferredPort: 0, cancellationToken);
        Port = _server.Port;
    }

    /// <summary>Kills the server as a power cut would; its data stays. One that does not run is left alone.</summary>
    public Task KillAsync() => _server?.KillAsync() ?? Task.CompletedTask;

    /// <summary>What the server says of its part in the set; null where it does not answer.</summary>
    public async Task<BsonDocument?> HelloAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(new BsonDocument("hello", 1), cancellationToken);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Runs a command on the server's <c>admin</c> database, over a connection of its own.</summary>
    /// <exception cref="IOException">The server does not answer.</exception>
    public async Task<BsonDocument> RunAsync(BsonDocument command, CancellationToken cancellationToken)
    {
        using var admin = new ServerAdmin(Port);
        return await admin.RunAsync(command, cancellationToken);
    }

    /// <summary>Ends the server and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _server?.Dispose();
        _server = null;
        if (Directory.Exists(folder.FullPath))
        {
            await MemoryFolders.RemoveAsync(folder, CancellationToken.None);
        }

        folder.Dispose();
    }
}
