using System.Diagnostics;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>Debian's Wine, with a prefix (Wine's own folder of settings) in the cache, so that nobody's own Wine settings matter or change.</summary>
internal sealed class Wine(string cacheFolder)
{
    // Where Debian and Fedora put it, off PATH.
    private static readonly string[] KnownPlaces = ["/usr/lib/wine/wine64", "/usr/lib64/wine/wine64"];
    private static readonly TimeSpan FirstStart = TimeSpan.FromMinutes(3);

    private readonly string _prefix = Path.Combine(cacheFolder, "wine");

    /// <summary>The program that runs Windows programs, or null where Wine is not installed.</summary>
    public static string? Find() =>
        KnownPlaces.FirstOrDefault(File.Exists) ?? Programs.Find("wine64") ?? Programs.Find("wine");

    /// <summary>A path of this machine as a program under Wine writes it.</summary>
    public static string PathOf(string path) => "Z:" + Path.GetFullPath(path).Replace('/', '\\');

    /// <summary>Prepares the start of a Windows program, and Wine's prefix before the first one.</summary>
    /// <exception cref="EmbeddedMongoException">Wine is missing or does not start.</exception>
    public async Task<ProcessStartInfo> PrepareAsync(string program, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var wine = Find()
            ?? throw new EmbeddedMongoException(
                "The portable MongoDB server needs Wine: run \"sudo apt-get install --no-install-recommends wine64\", or put a mongod on PATH, or set MONGODB_URL.");
        await EnsurePrefixAsync(wine, progress, cancellationToken);
        return Command(wine, program);
    }

    private async Task EnsurePrefixAsync(string wine, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var complete = Path.Combine(_prefix, "qeyafa.complete");
        if (File.Exists(complete))
        {
            return;
        }

        Directory.CreateDirectory(cacheFolder);
        using var alone = await FileLock.TakeAsync(Path.Combine(cacheFolder, "wine.lock"), FirstStart, cancellationToken);
        if (File.Exists(complete))
        {
            return;
        }

        progress?.Report("preparing Wine (once)");
        if (Directory.Exists(_prefix))
        {
            Directory.Delete(_prefix, recursive: true);
        }

        Directory.CreateDirectory(_prefix);
        await BootAsync(wine, cancellationToken);
        await File.WriteAllBytesAsync(complete, [], cancellationToken);
    }

    private async Task BootAsync(string wine, CancellationToken cancellationToken)
    {
        var start = Command(wine, "wineboot");
        start.ArgumentList.Add("--init");
        using var boot = await KeptProcess.StartAsync(start, "KILL", ownSession: true);
        try
        {
            var exitCode = await boot.Exit.WaitAsync(FirstStart, cancellationToken);
            if (exitCode != 0)
            {
                throw new EmbeddedMongoException($"Wine could not be prepared in {_prefix} (it ended with {exitCode}). {boot.LastOutput}".TrimEnd());
            }
        }
        catch (TimeoutException)
        {
            throw new EmbeddedMongoException($"Wine could not be prepared in {_prefix} within {FirstStart.TotalSeconds:0} s. {boot.LastOutput}".TrimEnd());
        }
        finally
        {
            await boot.KillAsync();
        }
    }

    // Output and input are redirected because Wine's services inherit them and live a second longer than the program:
    // they would hold the terminal, or the pipe that the caller's output goes to.
    private ProcessStartInfo Command(string wine, string program)
    {
        var start = Programs.Silent(wine);
        start.ArgumentList.Add(program);
        start.Environment["WINEPREFIX"] = _prefix;
        start.Environment["WINEARCH"] = "win64";
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment["WINEDLLOVERRIDES"] = "mscoree,mshtml,winemenubuilder.exe=";
        start.Environment.Remove("DISPLAY");
        return start;
    }
}
