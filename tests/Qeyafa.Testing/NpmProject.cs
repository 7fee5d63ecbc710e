using System.Security.Cryptography;
using System.Text;

namespace Qeyafa.Testing;

/// <summary>A folder of the work tree with a lock file, whose packages npm puts into its <c>node_modules</c>, as everybody who works on it expects.</summary>
/// <param name="root">The work tree.</param>
/// <param name="folder">The folder in it, such as <c>samples/web</c>.</param>
internal sealed class NpmProject(string root, string folder) : NpmFolder
{
    public override string Folder { get; } = Path.Combine(root, folder);

    public override bool IsPresent => Directory.Exists(Path.Combine(Folder, "node_modules")) && File.Exists(Stamp) && string.Equals(File.ReadAllText(Stamp), Wanted, StringComparison.Ordinal);

    protected override string LockFile => Path.Combine(State, "npm.lock");

    private string State => Path.Combine(root, "artifacts", "npm", folder.Replace('/', '-'));

    private string Stamp => Path.Combine(State, "complete");

    // The folder counts, too: a copied work tree has the stamp, but not the packages.
    private string Wanted => Convert.ToHexStringLower(SHA256.HashData([.. File.ReadAllBytes(Path.Combine(Folder, "package-lock.json")), .. Encoding.UTF8.GetBytes(Folder)]));

    protected override async Task FetchAsync(CancellationToken cancellationToken)
    {
        await NpmAsync($"the packages of {folder}", "ci", [], cancellationToken);
        await File.WriteAllTextAsync(Stamp, Wanted, cancellationToken);
    }
}
