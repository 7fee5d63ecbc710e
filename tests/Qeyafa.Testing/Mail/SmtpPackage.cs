using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Testing.Mail;

/// <summary>The npm package of the SMTP server that tests send to, kept in the cache. The build program fetches it with the other tools of the tests.</summary>
internal static class SmtpPackage
{
    private const string Name = "smtp-server";
    private const string Version = "3.21.6";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The folder in which <c>node_modules</c> is.</summary>
    public static string Folder => Path.Combine(CacheFolder.Find(), $"{Name}-{Version}");

    /// <summary>Whether nothing need be fetched.</summary>
    public static bool IsPresent => File.Exists(Path.Combine(Folder, "node_modules", Name, "package.json"));

    /// <summary>Fetches the package where it is missing; one process at a time.</summary>
    /// <exception cref="InvalidOperationException">npm is missing, or cannot fetch it.</exception>
    public static async Task EnsureAsync(CancellationToken cancellationToken)
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
        }
    }

    private static async Task FetchAsync(CancellationToken cancellationToken)
    {
        var npm = Programs.Find("npm") ?? throw new InvalidOperationException("npm is missing: install Node.js, then try again.");
        var start = Programs.Silent(npm);
        foreach (var argument in new[] { "install", "--prefix", Folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", $"{Name}@{Version}" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        if (await process.Exit.WaitAsync(cancellationToken) != 0)
        {
            throw new InvalidOperationException($"npm could not install {Name}@{Version}: {process.LastOutput}");
        }
    }
}
