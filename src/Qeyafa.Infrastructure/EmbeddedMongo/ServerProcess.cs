using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using MongoDB.Bson;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>One running <c>mongod</c>.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const int PortTaken = 48;

    /// <summary>Wine's own exit code where it cannot start a program, as when its helper process of an earlier server is just ending; the server has logged nothing then.</summary>
    private const int WineFailed = 1;

    private const int Attempts = 5;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(15);

    private readonly KeptProcess _process;

    private ServerProcess(KeptProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Completes with the exit code when the server has ended.</summary>
    public Task<int> Exit => _process.Exit;

    /// <summary>The server's process.</summary>
    public ProcessIdentity Identity => _process.Identity;

    /// <summary>Starts the server on a folder and waits until it accepts connections.</summary>
    /// <exception cref="EmbeddedMongoException">It does not start; the message says why.</exception>
    public static async Task<ServerProcess> StartAsync(
        MongoServer server, DataFolder folder, MongoRunnerOptions options, int preferredPort, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            // A free port may be taken by somebody else before the server binds it: then the server says so and the next one is tried.
            var port = LoopbackPort.Choose(options.Port, attempt == 1 ? preferredPort : 0);
            var logged = ServerLog.Length(folder.Log);
            var process = new ServerProcess(await LaunchAsync(server, folder, options, port, cancellationToken), port);
            try
            {
                folder.Remember(process.Identity, port);
                await process.AcceptAsync(folder, cancellationToken);
                return process;
            }
            catch (Exception error)
            {
                await process.KillAsync();
                process.Dispose();
                if (error is EmbeddedMongoException && await process.Exit == WineFailed && ServerLog.Length(folder.Log) == logged && attempt < Attempts)
                {
                    continue;
                }

                if (error is not EmbeddedMongoException || await process.Exit != PortTaken)
                {
                    throw;
                }

                if (options.Port != 0 || attempt == Attempts)
                {
                    throw new EmbeddedMongoException($"Port {port}, which the MongoDB server was to listen on, is taken: free it or choose another.", error);
                }
            }
        }
    }

    /// <summary>Asks the server to shut down, and kills it where it does not.</summary>
    public async Task ShutDownAsync(ServerAdmin admin)
    {
        if (!Exit.IsCompleted)
        {
            using var patience = new CancellationTokenSource(ShutdownPatience);
            try
            {
                // Answered only where it is refused: by a server with authentication on, which this connection knows no password of.
                await admin.RunAsync(new BsonDocument { { "shutdown", 1 }, { "force", true }, { "timeoutSecs", 0 } }, patience.Token);
            }
            catch (IOException)
            {
                await Task.WhenAny(Exit, Task.Delay(ShutdownPatience, patience.Token));
            }
            catch (OperationCanceledException)
            {
                // It hangs: killed below, and the journal brings back what was acknowledged.
            }
        }

        await KillAsync();
    }

    /// <summary>Kills the server, if it still runs, and waits until it is gone.</summary>
    public Task KillAsync() => _process.KillAsync();

    public void Dispose() => _process.Dispose();

    private static async Task<KeptProcess> LaunchAsync(
        MongoServer server, DataFolder folder, MongoRunnerOptions options, int port, CancellationToken cancellationToken)
    {
        List<string> arguments =
        [
            "--dbpath", server.PathOf(folder.Data),
            "--logpath", server.PathOf(folder.Log),
            "--logappend",
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--bind_ip", "127.0.0.1",
            "--replSet", ReplicaSet.Name,
            "--wiredTigerCacheSizeGB", options.CacheGigabytes.ToString(CultureInfo.InvariantCulture),
            // Collecting diagnostics crashes under Wine, and is of no use here elsewhere.
            "--setParameter", "diagnosticDataCollectionEnabled=false",
            // A node that dies leaves its transaction open, and nobody can write the same documents until it has expired; the application's own last milliseconds.
            "--setParameter", "transactionLifetimeLimitSeconds=15",
        ];
        if (options.EnableTestCommands)
        {
            // Tests make and drop databases by the hundred: files that nobody uses are closed soon, before they are too many.
            // Tests have clocks of their own: what expires by them must not be deleted by the server's.
            arguments.AddRange(["--setParameter", "enableTestCommands=1", "--setParameter", "ttlMonitorEnabled=false", "--wiredTigerEngineConfigString", "file_manager=(close_idle_time=5,close_scan_interval=2,close_handle_minimum=100)"]);
        }

        if (options.RootUser is not null)
        {
            await WriteKeyFileAsync(folder.KeyFile, cancellationToken);
            arguments.AddRange(["--auth", "--keyFile", server.PathOf(folder.KeyFile)]);
        }

        var start = await server.PrepareAsync(arguments, options.Progress, cancellationToken);
        try
        {
            return await KeptProcess.StartAsync(start, "KILL", ownSession: true);
        }
        catch (Win32Exception error)
        {
            throw new EmbeddedMongoException($"The MongoDB server {server.Path} cannot be run: {error.Message}", error);
        }
    }

    private static async Task WriteKeyFileAsync(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            return;
        }

        await File.WriteAllTextAsync(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)), cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private async Task AcceptAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        while (!ServerLog.SaysReady(folder.Log))
        {
            if (Exit.IsCompleted)
            {
                throw new EmbeddedMongoException(
                    $"The MongoDB server ended at its start with {await Exit}. {ServerLog.LastErrors(folder.Log)} {_process.LastOutput}".TrimEnd());
            }

            await Task.WhenAny(Exit, Task.Delay(LookAgain, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
