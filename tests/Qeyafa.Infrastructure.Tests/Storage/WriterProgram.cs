using System.Diagnostics;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Storage.Files;

namespace Qeyafa.Infrastructure.Tests.Storage;

/// <summary>A process of its own that overwrites one object again and again until it is killed: this test assembly, started as a program.</summary>
internal static class WriterProgram
{
    private const string Word = "overwrite";
    private const int Bytes = 2_000_000;

    /// <summary>Starts the process, which prints a line once it has written for the first time.</summary>
    public static Process Start(string folder, string key)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in new[] { typeof(WriterProgram).Assembly.Location, Word, folder, key })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Whether a process was started with the arguments of this program.</summary>
    public static bool IsMeant(string[] args) => args is [Word, _, _];

    /// <summary>What the process does; it never ends by itself.</summary>
    public static async Task RunAsync(string[] args)
    {
        var (folder, key) = (args[1], args[2]);
        var storage = new FileStorage(folder, TimeProvider.System);
        using var content = new TemporaryFile(Path.GetTempFileName());
        for (byte round = 1; ; round++)
        {
            await File.WriteAllBytesAsync(content.Path, Enumerable.Repeat(round, Bytes).ToArray());
            await storage.PutAsync(key, content, "image/jpeg", CancellationToken.None);
            await Console.Out.WriteLineAsync($"{round}");
        }
    }
}
