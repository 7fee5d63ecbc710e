using System.Runtime.InteropServices;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Build;

/// <summary>The packages of the operating system. What counts is whether the thing itself is there, whichever way it came.</summary>
internal static class SystemPackages
{
    private static readonly (Needs Need, string Program, string Package)[] Tools =
    [
        (Needs.TestTools, "stunnel4", "stunnel4"), (Needs.TestTools, "curl", "curl"), (Needs.TestTools, "jq", "jq"),
        (Needs.TestTools, "chromium", "chromium"),
        (Needs.BenchTools, "wrk", "wrk"), (Needs.BenchTools, "ss", "iproute2"),
    ];

    /// <summary>Installs what is missing with apt; does nothing where nothing is.</summary>
    /// <exception cref="BuildException">It may not or cannot install; the message holds the command to run by hand.</exception>
    public static async Task EnsureAsync(Needs needs, CancellationToken stop)
    {
        var missing = Missing(needs);
        if (missing.Count == 0)
        {
            return;
        }

        var packages = string.Join(' ', missing);
        if (Programs.Find("apt-get") is not { } apt)
        {
            throw new BuildException($"This machine lacks what Debian calls {packages}: install these with its package manager, then try again.");
        }

        if (!Environment.IsPrivilegedProcess)
        {
            throw ByHand(packages, "only root may install them");
        }

        await Steps.RunAsync($"Installing {packages}", async progress =>
        {
            progress.Report("apt-get update");
            await AptAsync(apt, ["update", "-qq"], packages, stop);
            progress.Report("apt-get install");
            await AptAsync(apt, ["install", "-y", "-qq", "--no-install-recommends", .. missing], packages, stop);
        });
    }

    private static List<string> Missing(Needs needs)
    {
        List<string> missing = [];
        if (!HasLibrary("libbson-1.0"))
        {
            missing.Add("libbson-1.0-0");
        }

        if (!HasLibrary("libmongoc-1.0"))
        {
            missing.Add("libmongoc-1.0-0");
        }

        if (OperatingSystem.IsLinux() && needs.HasFlag(Needs.Server) && ServerLocator.FindInstalled() is null && Wine.Find() is null)
        {
            missing.Add("wine64");
        }

        // Both the API and its tests work on pictures.
        if (OperatingSystem.IsLinux() && needs != Needs.Code && Programs.Find("vips") is null)
        {
            missing.Add("libvips-tools");
        }

        foreach (var (need, program, package) in Tools)
        {
            if (OperatingSystem.IsLinux() && needs.HasFlag(need) && Programs.Find(program) is null)
            {
                missing.Add(package);
            }
        }

        return missing;
    }

    private static bool HasLibrary(string name)
    {
        string[] files = OperatingSystem.IsWindows() ? [$"{name}.dll"] : OperatingSystem.IsMacOS() ? [$"{name}.0.dylib", $"{name}.dylib"] : [$"{name}.so.0"];
        foreach (var file in files)
        {
            if (NativeLibrary.TryLoad(file, out var library))
            {
                NativeLibrary.Free(library);
                return true;
            }
        }

        return false;
    }

    private static async Task AptAsync(string apt, string[] arguments, string packages, CancellationToken stop)
    {
        var start = Programs.Silent(apt);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        if (await process.Exit.WaitAsync(stop) != 0)
        {
            throw ByHand(packages, $"apt-get {arguments[0]} failed: {process.LastOutput}");
        }
    }

    private static BuildException ByHand(string packages, string why) =>
        new($"{packages} are missing, and {why}. Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}");
}
