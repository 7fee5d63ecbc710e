using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Qeyafa.Bench;

/// <summary>Drives a running API with <c>wrk</c>: a closed loop over a number of connections, a different person with each request.</summary>
internal sealed class Wrk(Uri api, string usersFile, string tokensFile, string? cpu)
{
    private static readonly string Script = Path.Combine(BenchFolder.Path, "wrk", "load.lua");

    public Sample Run(string operation, int connections, int seconds)
    {
        string[] wrk = ["wrk", "-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "10s", "-s", Script, api.ToString()];
        string[] command = cpu is null ? wrk : ["taskset", "-c", cpu, .. wrk];
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["OP"] = operation;
        start.Environment["USERS"] = usersFile;
        start.Environment["TOKENS"] = tokensFile;
        start.Environment["SALT"] = Random.Shared.Next(1_000_000).ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith("JSON ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk failed: {output}");
        using var measured = JsonDocument.Parse(line[5..]);
        double Number(string name) => measured.RootElement.GetProperty(name).GetDouble();
        return new Sample((long)Number("requests"), Number("duration_us") / 1e6, Number("p50"), Number("p99"), (long)Number("errors"));
    }
}
