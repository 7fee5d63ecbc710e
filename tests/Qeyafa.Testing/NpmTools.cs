using System.Security.Cryptography;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Testing;

/// <summary>The development packages of <c>clients/typescript</c> in the versions of its lock file, kept in the cache.</summary>
internal sealed class NpmTools : NpmFolder
{
    private static readonly string[] Files = ["package.json", "package-lock.json"];

    private readonly string _source;

    /// <param name="root">The work tree.</param>
    public NpmTools(string root)
    {
        _source = Path.Combine(root, "clients", "typescript");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(Path.Combine(_source, "package-lock.json")));
        Folder = Path.Combine(CacheFolder.Find(), $"typescript-client-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}");
    }

    public override string Folder { get; }

    public override bool IsPresent => File.Exists(Stamp);

    private string Stamp => Path.Combine(Folder, "complete");

    protected override async Task FetchAsync(CancellationToken cancellationToken)
    {
        foreach (var file in Files)
        {
            File.Copy(Path.Combine(_source, file), Path.Combine(Folder, file), overwrite: true);
        }

        await NpmAsync("the tools of the TypeScript client", "ci", [], cancellationToken);
        await File.WriteAllTextAsync(Stamp, "", cancellationToken);
    }
}
