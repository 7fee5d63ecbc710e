using System.Diagnostics;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>
/// A child process that does not outlive this one. On Linux the kernel sees to it (the parent-death signal), whichever way this process
/// ends. That signal is tied to the <em>thread</em> that started the child, so each child gets a thread that waits for its end.
/// </summary>
internal sealed class KeptProcess : IDisposable
{
    private const int LinesKept = 20;

    private readonly Process _process = new();
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lastLines = new();
    private readonly bool _readsOutput;

    private KeptProcess(ProcessStartInfo start)
    {
        _process.StartInfo = start;
        _readsOutput = start.RedirectStandardOutput;
    }

    /// <summary>Completes with the exit code when the child has ended.</summary>
    public Task<int> Exit => _exit.Task;

    /// <summary>The child, told apart from any later process with the same number.</summary>
    public ProcessIdentity Identity { get; private set; } = null!;

    /// <summary>The last lines that the child wrote, where its output is redirected.</summary>
    public string LastOutput
    {
        get
        {
            lock (_lastLines)
            {
                return string.Join(Environment.NewLine, _lastLines);
            }
        }
    }

    /// <summary>Starts a child.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="deathSignal">The signal (its name without SIG) that the child gets when this process dies; Linux only.</param>
    /// <param name="ownSession">Whether the child leaves the terminal's group, so that Ctrl-C does not reach it.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program is missing or may not be run.</exception>
    public static async Task<KeptProcess> StartAsync(ProcessStartInfo start, string deathSignal, bool ownSession)
    {
        var kept = new KeptProcess(Wrap(start, deathSignal, ownSession));
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var keeper = new Thread(() => kept.Keep(started)) { IsBackground = true, Name = $"keeps {Path.GetFileName(start.FileName)}" };
        keeper.Start();
        try
        {
            await started.Task;
            return kept;
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    /// <summary>Kills the child, if it still runs, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!Exit.IsCompleted)
        {
            _process.Kill();
        }

        await Exit;
    }

    public void Dispose() => _process.Dispose();

    // setsid forks only where it leads a process group, which a child of this process never does, and setpriv replaces itself:
    // the process's number is the program's own.
    private static ProcessStartInfo Wrap(ProcessStartInfo start, string deathSignal, bool ownSession)
    {
        if (OperatingSystem.IsWindows())
        {
            start.CreateNewProcessGroup = ownSession;
            return start;
        }

        string[] wrapper =
        [
            .. ownSession && Programs.Find("setsid") is { } setsid ? [setsid] : Array.Empty<string>(),
            .. OperatingSystem.IsLinux() && Programs.Find("setpriv") is { } setpriv ? [setpriv, "--pdeathsig", deathSignal] : Array.Empty<string>(),
        ];
        if (wrapper.Length == 0)
        {
            return start;
        }

        string[] arguments = [.. wrapper[1..], start.FileName, .. start.ArgumentList];
        start.FileName = wrapper[0];
        start.ArgumentList.Clear();
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private void Keep(TaskCompletionSource started)
    {
        try
        {
            _process.Start();
            Identity = ProcessIdentity.TryOf(_process.Id) ?? new ProcessIdentity(_process.Id, "ended");
            ReadOutput();
        }
        catch (Exception error)
        {
            started.SetException(error);
            return;
        }

        started.SetResult();
        // Without a limit, the wait would go on until the output's pipe is closed, and Wine's own services hold that open.
        while (!_process.WaitForExit(int.MaxValue))
        {
        }

        _exit.SetResult(_process.ExitCode);
    }

    private void ReadOutput()
    {
        if (!_readsOutput)
        {
            return;
        }

        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    private void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_lastLines)
        {
            if (_lastLines.Count == LinesKept)
            {
                _lastLines.Dequeue();
            }

            _lastLines.Enqueue(line);
        }
    }
}
