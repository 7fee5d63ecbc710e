using System.Diagnostics;
using System.Text.Json;
using Amazon.S3.Model;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Infrastructure.Storage.S3;

namespace Qeyafa.Testing.Storage;

/// <summary>A real server of a test's own that speaks S3's protocol, on a loopback port. It can be killed and started again on its objects.</summary>
internal sealed class S3Host : IDisposable
{
    private const string Bucket = "pictures";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("qeyafa-s3-test-").FullName;
    private Process _process = null!;
    private int _port;

    private S3Host()
    {
    }

    /// <summary>Settings that lead to the bucket that is there from the start.</summary>
    public S3Options Options => OptionsOf(Bucket);

    /// <summary>Makes another bucket, so that several tests can share the server.</summary>
    public async Task<S3Options> MakeBucketAsync()
    {
        var options = OptionsOf($"b{Guid.NewGuid():N}");
        using var client = S3Clients.Create(options);
        await client.PutBucketAsync(new PutBucketRequest { BucketName = options.Bucket });
        return options;
    }

    /// <summary>Starts a server.</summary>
    public static async Task<S3Host> StartAsync()
    {
        await NpmPackage.S3Server.EnsureAsync(CancellationToken.None);
        var host = new S3Host();
        await host.RunAsync();
        return host;
    }

    /// <summary>Kills the server, as a loss of power would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts the server again, on its port and its objects.</summary>
    public async Task RestartAsync()
    {
        _process.Dispose();
        await RunAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private S3Options OptionsOf(string bucket) => new()
    {
        Endpoint = $"http://127.0.0.1:{_port}",
        Bucket = bucket,
        Prefix = "qeyafa/",
        AccessKey = "S3RVER",
        SecretKey = "S3RVER",
        TimeoutSeconds = 120,
        Retries = 0,
    };

    private async Task RunAsync()
    {
        var start = Programs.Silent(Programs.Find("node") ?? throw new InvalidOperationException("node is missing: install Node.js, then try again."));
        // The server makes its continuation tokens with DES.
        start.ArgumentList.Add("--openssl-legacy-provider");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Storage", "s3-server.js"));
        start.ArgumentList.Add(_folder);
        start.ArgumentList.Add(Bucket);
        start.ArgumentList.Add($"{_port}");
        start.Environment["NODE_PATH"] = Path.Combine(NpmPackage.S3Server.Folder, "node_modules");
        start.Environment["NODE_NO_WARNINGS"] = "1";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        _process.BeginErrorReadLine();
        var first = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The S3 server ended at once.");
        using var hello = JsonDocument.Parse(first);
        _port = hello.RootElement.GetProperty("port").GetInt32();
    }
}
