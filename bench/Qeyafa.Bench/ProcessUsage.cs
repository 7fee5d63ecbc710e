using System.Diagnostics;
using System.Globalization;

namespace Qeyafa.Bench;

/// <summary>Processor time and memory of a process and its children over a stretch of time, as the kernel counts them (<c>/proc</c>).</summary>
internal sealed class ProcessUsage
{
    private const double TicksPerSecond = 100;

    private readonly int _pid;
    private readonly double _before;

    private ProcessUsage(int pid)
    {
        _pid = pid;
        _before = CpuSeconds(pid);
    }

    public static ProcessUsage Start(int pid) => new(pid);

    /// <summary>Seconds of processor time since the start.</summary>
    public double Seconds => CpuSeconds(_pid) - _before;

    /// <summary>Resident memory now, in MB.</summary>
    public double ResidentMegabytes => Process.GetProcessById(_pid).WorkingSet64 / 1e6;

    /// <summary>The most memory that a process has had resident since its start, in MB.</summary>
    public static double PeakMegabytes(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    /// <summary>The process that listens on a port of this machine, or null.</summary>
    public static int? Listener(int port)
    {
        using var ss = Process.Start(new ProcessStartInfo("ss", ["-ltnpH", $"sport = :{port}"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var text = ss.StandardOutput.ReadToEnd();
        var at = text.IndexOf("pid=", StringComparison.Ordinal);
        return at < 0 ? null : int.Parse(string.Concat(text.Skip(at + 4).TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
    }

    private static double CpuSeconds(int pid)
    {
        var fields = File.ReadAllText($"/proc/{pid}/stat").Split(") ", 2)[1].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
