using System.Diagnostics;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Clients.Tests.TypeScript;

/// <summary>Runs a program of Node's to its end.</summary>
internal static class NodeProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Runs node, which must succeed.</summary>
    /// <returns>What it printed.</returns>
    public static Task<string> RunAsync(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        RunAsync("node", folder, arguments, environment);

    /// <summary>Runs a program, which must succeed.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = Programs.Silent(Programs.Find(program) ?? throw new InvalidOperationException($"{program} is missing: install Node.js, then try again."));
        start.WorkingDirectory = folder;
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        process.ExitCode.ShouldBe(0, $"{await output}\n{await errors}");
        return await output;
    }
}
