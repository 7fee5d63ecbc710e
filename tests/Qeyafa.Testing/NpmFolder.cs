using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Testing;

/// <summary>A folder that npm fills once, whichever process comes first.</summary>
internal abstract class NpmFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The folder in which <c>node_modules</c> is.</summary>
    public abstract string Folder { get; }

    /// <summary>Whether nothing need be fetched.</summary>
    public abstract bool IsPresent { get; }

    /// <summary>The file that a process holds while it fetches.</summary>
    protected virtual string LockFile => Path.Combine(Folder, "fetch.lock");

    /// <summary>Fetches what is missing; one process at a time.</summary>
    /// <exception cref="InvalidOperationException">npm is missing, or cannot fetch it.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (IsPresent)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Path.GetDirectoryName(LockFile)!);
        using var alone = await FileLock.TakeAsync(LockFile, Patience, cancellationToken);
        if (!IsPresent)
        {
            await FetchAsync(cancellationToken);
        }
    }

    /// <summary>Fills the folder.</summary>
    protected abstract Task FetchAsync(CancellationToken cancellationToken);

    /// <summary>Runs npm on the folder.</summary>
    /// <param name="what">What is fetched, for the failure's text.</param>
    /// <param name="command">npm's command.</param>
    /// <param name="arguments">What comes behind the folder.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="InvalidOperationException">npm is missing, or failed.</exception>
    protected async Task NpmAsync(string what, string command, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = Programs.Silent(Programs.Find("npm") ?? throw new InvalidOperationException("npm is missing: install Node.js, then try again."));
        foreach (var argument in new[] { command, "--prefix", Folder, "--no-audit", "--no-fund", "--ignore-scripts" }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        if (await process.Exit.WaitAsync(cancellationToken) != 0)
        {
            throw new InvalidOperationException($"npm could not install {what}: {process.LastOutput}");
        }
    }
}
