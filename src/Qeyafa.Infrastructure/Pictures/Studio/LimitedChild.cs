using System.Diagnostics;
using System.Globalization;
using System.Text;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Pictures.Studio;

/// <summary>What a child process may take.</summary>
/// <param name="Time">By the clock; the same in computing time, where that can be limited.</param>
/// <param name="MemoryBytes">Address space.</param>
/// <param name="FileBytes">The largest file that it writes.</param>
internal sealed record ChildLimits(TimeSpan Time, long MemoryBytes, long FileBytes);

/// <summary>How a child process ended.</summary>
/// <param name="ExitCode">0 for success; 128 and the signal's number where a signal ended it.</param>
/// <param name="TimedOut">Whether it was killed because its time was over.</param>
/// <param name="Output">What it wrote to its standard output, cut off where it is long.</param>
/// <param name="Errors">What it wrote to its standard error, cut off likewise.</param>
internal sealed record ChildOutcome(int ExitCode, bool TimedOut, string Output, string Errors);

/// <summary>
/// Runs a program in a folder of its own, without a shell, with an environment that holds nothing of ours, and with limits.
/// Computing time, memory and sizes of files are limited by <c>prlimit</c> of util-linux; where that is missing only the clock limits.
/// </summary>
internal sealed class LimitedChild : IDisposable
{
    private const int KeptBytes = 64 * 1024;
    private const int SignalBase = 128;
    private const int MaxOpenFiles = 64;

    private static readonly string? Prlimit = OperatingSystem.IsLinux() ? Programs.Find("prlimit") : null;
    private static readonly string? Setpriv = OperatingSystem.IsLinux() ? Programs.Find("setpriv") : null;

    private readonly Process _process = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LimitedChild(ProcessStartInfo start) => _process.StartInfo = start;

    /// <summary>Whether memory and computing time are limited on this machine, not only the clock.</summary>
    public static bool LimitsMemory => Prlimit is not null;

    /// <summary>Runs a program to its end; cancelling kills it.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static async Task<ChildOutcome> RunAsync(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder, ChildLimits limits, CancellationToken cancellationToken)
    {
        using var child = new LimitedChild(StartOf(program, arguments, environment, folder, limits));
        return await child.RunAsync(limits.Time, cancellationToken);
    }

    public void Dispose() => _process.Dispose();

    private static ProcessStartInfo StartOf(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder, ChildLimits limits)
    {
        var seconds = (long)Math.Ceiling(limits.Time.TotalSeconds);
        string[] command =
        [
            .. Setpriv is null ? Array.Empty<string>() : [Setpriv, "--pdeathsig", "KILL", "--no-new-privs"],
            .. Prlimit is null
                ? Array.Empty<string>()
                : [Prlimit, Limit("cpu", seconds), Limit("as", limits.MemoryBytes), Limit("fsize", limits.FileBytes), Limit("core", 0), Limit("nofile", MaxOpenFiles)],
            program,
            .. arguments,
        ];
        var start = Programs.Silent(command[0]);
        foreach (var argument in command.AsSpan(1))
        {
            start.ArgumentList.Add(argument);
        }

        start.WorkingDirectory = folder;
        var systemRoot = start.Environment.TryGetValue("SystemRoot", out var root) ? root : null;
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        if (systemRoot is not null)
        {
            start.Environment["SystemRoot"] = systemRoot;
        }

        return start;
    }

    private static string Limit(string resource, long value) => string.Create(CultureInfo.InvariantCulture, $"--{resource}={value}");

    private async Task<ChildOutcome> RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        // The parent-death signal is tied to the thread that starts the child, so the thread waits for its end.
        new Thread(Keep) { IsBackground = true, Name = "keeps a child that works on a picture" }.Start();
        await _started.Task;
        var output = DrainAsync(_process.StandardOutput.BaseStream);
        var errors = DrainAsync(_process.StandardError.BaseStream);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(time);
        var timedOut = false;
        try
        {
            await _exit.Task.WaitAsync(over.Token);
        }
        catch (OperationCanceledException)
        {
            timedOut = true;
            _process.Kill(entireProcessTree: true);
        }

        var code = await _exit.Task;
        var (written, said) = (await output, await errors);
        cancellationToken.ThrowIfCancellationRequested();
        return new ChildOutcome(code, timedOut, written, said);
    }

    private void Keep()
    {
        try
        {
            _process.Start();
            _process.StandardInput.Close();
        }
        catch (Exception failure)
        {
            _started.SetException(failure);
            return;
        }

        _started.SetResult();
        while (!_process.WaitForExit(int.MaxValue))
        {
        }

        _exit.SetResult(_process.ExitCode < 0 ? SignalBase - _process.ExitCode : _process.ExitCode);
    }

    /// <summary>Reads a stream to its end, so that the child never waits, and keeps its beginning.</summary>
    private static async Task<string> DrainAsync(Stream stream)
    {
        var kept = new MemoryStream();
        var buffer = new byte[4 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
        {
            kept.Write(buffer, 0, (int)Math.Min(read, KeptBytes - kept.Length));
        }

        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }
}
