using System.Diagnostics;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.Pictures.Studio;

namespace Qeyafa.Infrastructure.Tests.Pictures;

/// <summary>A process of its own that has a child at work until it is killed: this test assembly, started as a program. The child prints its number into the file <c>pid</c>.</summary>
internal static class ChildOwnerProgram
{
    private const string Word = "own-a-child";

    /// <summary>Starts the process.</summary>
    public static Process Start(string folder)
    {
        var start = Programs.Silent("dotnet");
        foreach (var argument in new[] { typeof(ChildOwnerProgram).Assembly.Location, Word, folder })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Whether a process was started with the arguments of this program.</summary>
    public static bool IsMeant(string[] args) => args is [Word, _];

    /// <summary>What the process does.</summary>
    public static Task RunAsync(string[] args) => LimitedChild.RunAsync(
        Programs.Find("sh")!, ["-c", "echo $$ > begun && mv begun pid && exec sleep 120"], new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }, args[1],
        new ChildLimits(TimeSpan.FromMinutes(2), 1L << 30, 1 << 20), CancellationToken.None);
}
