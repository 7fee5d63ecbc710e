using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>One process of this machine, told apart from a later one that got the same number.</summary>
/// <param name="Pid">The process's number.</param>
/// <param name="StartMark">When it started; opaque text that only another mark of the same machine compares with.</param>
internal sealed record ProcessIdentity(int Pid, string StartMark)
{
    public static ProcessIdentity Current { get; } = TryOf(Environment.ProcessId)
        ?? throw new InvalidOperationException("This process does not see itself.");

    /// <summary>Whether this very process still runs.</summary>
    public bool IsAlive => TryOf(Pid) == this;

    /// <summary>The identity of the running process with this number, or null where there is none.</summary>
    public static ProcessIdentity? TryOf(int pid)
    {
        if (OperatingSystem.IsLinux())
        {
            return LinuxStartMark(pid) is { } mark ? new ProcessIdentity(pid, mark) : null;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited ? null : new ProcessIdentity(pid, process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Kills the process if it is still this one, and waits until it is gone.</summary>
    /// <exception cref="EmbeddedMongoException">It does not end.</exception>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        var deadline = Deadline.After(TimeSpan.FromSeconds(10));
        while (IsAlive)
        {
            if (deadline.HasPassed)
            {
                throw new EmbeddedMongoException($"Process {Pid}, left behind by an earlier run, does not end: end it and try again.");
            }

            Kill();
            await Task.Delay(20, cancellationToken);
        }
    }

    private void Kill()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            process.Kill();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // It ended by itself between the look and the call, which is what was wanted.
        }
    }

    // The clock may be set while a process runs, which shifts the start times that are computed from it;
    // the ticks since boot and the boot's own id are exact. A zombie counts as ended.
    private static string? LinuxStartMark(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}:{fields[19]}";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
