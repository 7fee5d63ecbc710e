using System.Security.Cryptography;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Testing;

/// <summary>The development packages of <c>clients/typescript</c> in the versions of its lock file, kept in the cache.</summary>
internal sealed class NpmTools
{
    private static readonly string[] Files = ["package.json", "package-lock.json"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _source;

    /// <param name="root">The work tree.</param>
    public NpmTools(string root)
    {
        _source = Path.Combine(root, "clients", "typescript");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(Path.Combine(_source, "package-lock.json")));
        Folder = Path.Combine(CacheFolder.Find(), $"typescript-client-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}");
    }

    /// <summary>The folder in which <c>node_modules</c> is.</summary>
    public string Folder { get; }

    /// <summary>Whether nothing need be fetched.</summary>
    public bool IsPresent => File.Exists(Stamp);

    private string Stamp => Path.Combine(Folder, "complete");

    /// <summary>Fetches what is missing; one process at a time.</summary>
    /// <exception cref="InvalidOperationException">npm is missing, or cannot fetch it.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (IsPresent)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        using var alone = await FileLock.TakeAsync(Path.Combine(Folder, "fetch.lock"), Patience, cancellationToken);
        if (!IsPresent)
        {
            await FetchAsync(cancellationToken);
            await File.WriteAllTextAsync(Stamp, "", cancellationToken);
        }
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        foreach (var file in Files)
        {
            File.Copy(Path.Combine(_source, file), Path.Combine(Folder, file), overwrite: true);
        }

        var start = Programs.Silent(Programs.Find("npm") ?? throw new InvalidOperationException("npm is missing: install Node.js, then try again."));
        foreach (var argument in new[] { "ci", "--prefix", Folder, "--no-audit", "--no-fund", "--ignore-scripts" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        if (await process.Exit.WaitAsync(cancellationToken) != 0)
        {
            throw new InvalidOperationException($"npm could not install the tools of the TypeScript client: {process.LastOutput}");
        }
    }
}
