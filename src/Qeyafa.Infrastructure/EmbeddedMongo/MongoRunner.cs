using MongoDB.Bson;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>
/// A MongoDB server of this process's own, as the one member of a replica set, on 127.0.0.1. It runs until it is disposed of,
/// and does not outlive the process.
/// </summary>
internal sealed class MongoRunner : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan PortPatience = TimeSpan.FromSeconds(10);

    private readonly MongoServer _program;
    private readonly DataFolder _folder;
    private readonly MongoRunnerOptions _options;
    private readonly SemaphoreSlim _one = new(1);
    private ServerProcess? _server;
    private int _port;

    private MongoRunner(MongoServer program, DataFolder folder, MongoRunnerOptions options)
    {
        _program = program;
        _folder = folder;
        _options = options;
        _port = folder.LastPort;
    }

    /// <summary>The connection string, with the user's name and password where authentication is on.</summary>
    public string ConnectionString => _options.RootUser is { } user
        ? $"mongodb://{user.Credentials}@127.0.0.1:{_port}/?replicaSet={ReplicaSet.Name}&authSource=admin"
        : $"mongodb://127.0.0.1:{_port}/?replicaSet={ReplicaSet.Name}";

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => _port;

    /// <summary>The folder with the data and the log.</summary>
    public string Folder => _folder.FullPath;

    /// <summary>The server's process number.</summary>
    public int ProcessId => Server.Identity.Pid;

    /// <summary>Completes with the exit code when the server ends, asked to or not.</summary>
    public Task<int> Exit => Server.Exit;

    private ServerProcess Server => _server ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Starts a server and waits until it accepts writes.</summary>
    /// <exception cref="EmbeddedMongoException">It cannot be provided; the message says why, and what to do.</exception>
    public static async Task<MongoRunner> StartAsync(MongoRunnerOptions options, CancellationToken cancellationToken = default)
    {
        var program = await ServerLocator.EnsureAsync(options.ServerPath, options.Progress, cancellationToken);
        var folder = options.DataFolder is { } kept
            ? await DataFolder.TakeAsync(kept, cancellationToken)
            : await MemoryFolders.TakeNewAsync(cancellationToken);
        var runner = new MongoRunner(program, folder, options);
        try
        {
            await runner.LaunchAsync(options, cancellationToken);
            return runner;
        }
        catch
        {
            await runner.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server and waits until it accepts writes, for callers that cannot await.</summary>
    /// <exception cref="EmbeddedMongoException">It cannot be provided; the message says why, and what to do.</exception>
    public static MongoRunner Start(MongoRunnerOptions options) => Task.Run(() => StartAsync(options)).GetAwaiter().GetResult();

    /// <summary>Kills the server as a power cut would. Its data stays, until <see cref="RestartAsync"/>.</summary>
    public async Task KillServerAsync()
    {
        await _one.WaitAsync();
        try
        {
            await Server.KillAsync();
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Starts the server again, on the same folder and port, ending the running one first.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await StopServerAsync();
            await LoopbackPort.WaitUntilFreeAsync(_port, PortPatience, cancellationToken);
            await LaunchAsync(_options with { Port = _port }, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Stops the server, and removes its data where that was in memory.</summary>
    public async ValueTask DisposeAsync()
    {
        await _one.WaitAsync();
        try
        {
            await StopServerAsync();
            if (_options.DataFolder is null && Directory.Exists(_folder.FullPath))
            {
                await MemoryFolders.RemoveAsync(_folder, CancellationToken.None);
            }

            _folder.Dispose();
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc cref="DisposeAsync" />
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    private async Task LaunchAsync(MongoRunnerOptions options, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.StartTimeout);
        try
        {
            await _folder.CleanUpAsync(patience.Token);
            _server = await ServerProcess.StartAsync(_program, _folder, options, _port, patience.Token);
            _port = _server.Port;
            using var admin = new ServerAdmin(_port);
            await ReplicaSet.BecomePrimaryAsync(_server, admin, patience.Token);
            await AddRootUserAsync(admin, patience.Token);
        }
        catch (IOException error)
        {
            throw new EmbeddedMongoException(
                $"The MongoDB server went away at its start ({error.Message}); its log is {_folder.Log}. {ServerLog.LastErrors(_folder.Log)}".TrimEnd(), error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddedMongoException(
                $"The MongoDB server did not accept writes within {_options.StartTimeout.TotalSeconds:0} s; its log is {_folder.Log}. {ServerLog.LastErrors(_folder.Log)}".TrimEnd());
        }
    }

    // The server lets a connection from this machine in without a password until the first user is there.
    private async Task AddRootUserAsync(ServerAdmin admin, CancellationToken cancellationToken)
    {
        if (_options.RootUser is not { } user)
        {
            return;
        }

        const int AlreadyThere = 51003;
        const int NotAllowedAnyMore = 13;
        var reply = await admin.RunAsync(
            new BsonDocument { { "createUser", user.Name }, { "pwd", user.Password }, { "roles", new BsonArray { "root" } } }, cancellationToken);
        if (reply["ok"].ToDouble() == 0 && reply["code"].ToInt32() is not (AlreadyThere or NotAllowedAnyMore))
        {
            throw new EmbeddedMongoException($"The user of the MongoDB server could not be made: {reply.GetValue("errmsg", "")}");
        }
    }

    // What is thrown away needs no orderly end.
    private async Task StopServerAsync()
    {
        if (_server is not { } server)
        {
            return;
        }

        if (_options.DataFolder is null)
        {
            await server.KillAsync();
        }
        else
        {
            using var admin = new ServerAdmin(_port);
            await server.ShutDownAsync(admin);
        }

        server.Dispose();
        _server = null;
    }
}
