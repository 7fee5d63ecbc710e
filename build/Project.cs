using System.Diagnostics;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Build;

/// <summary>The work tree, and the programs that build it.</summary>
internal sealed class Project
{
    public const string Solution = "Qeyafa.sln";

    /// <summary>The one configuration that is run, tested and measured.</summary>
    public const string Configuration = "Release";

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    /// <summary>Finds the work tree: the folder at or above this one that holds the solution.</summary>
    public Project(string within)
    {
        var folder = new DirectoryInfo(within);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        Root = folder?.FullName ?? throw new BuildException($"{Solution} is not at or above {within}.");
    }

    /// <summary>The work tree's folder.</summary>
    public string Root { get; }

    /// <summary>Where targets leave what they make.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts");

    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Runs dotnet with its output on the terminal.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> DotnetAsync(IEnumerable<string> arguments, CancellationToken stop, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var dotnet = await KeptProcess.StartAsync(Dotnet(arguments, environment), "TERM", ownSession: false);
        try
        {
            return await dotnet.Exit.WaitAsync(stop);
        }
        finally
        {
            await Signals.EndAsync(dotnet, EndPatience);
        }
    }

    /// <summary>For processes that end before code that is measured while it runs, to be compiled better, pays: compilers, tests.</summary>
    public static IReadOnlyDictionary<string, string> ShortLived { get; } = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0" };

    /// <summary>Builds a project or the solution, without the build servers that would stay behind.</summary>
    /// <exception cref="BuildException">It does not build; the compiler has said why.</exception>
    public async Task CompileAsync(string target, CancellationToken stop)
    {
        string[] arguments = ["msbuild", target, $"-p:Configuration={Configuration}", "-p:UseSharedCompilation=false", "-m", "-nr:false", "-v:q", "-nologo"];
        if (await DotnetAsync(arguments, stop, ShortLived) != 0)
        {
            throw new BuildException($"{target} does not build.");
        }
    }

    /// <summary>How to start dotnet in the work tree.</summary>
    public ProcessStartInfo Dotnet(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, WorkingDirectory = Root };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
