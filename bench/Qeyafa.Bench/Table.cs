using System.Globalization;

namespace Qeyafa.Bench;

/// <summary>Prints results as a Markdown table, a row at a time.</summary>
internal static class Table
{
    public static void Head()
    {
        Console.WriteLine("| what | operation | connections | requests/s | p50 ms | p99 ms | CPU µs/request | resident MB | errors |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
    }

    public static void Row(string what, string operation, int connections, Sample sample, double cpuSeconds, double residentMegabytes) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {operation} | {connections} | {sample.PerSecond:F0} | {sample.P50 / 1e3:F2} | {sample.P99 / 1e3:F2} | {cpuSeconds * 1e6 / Math.Max(1, sample.Requests):F0} | {residentMegabytes:F0} | {sample.Errors} |"));
}
