using System.Runtime.InteropServices;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Build;

/// <summary>Asks another process to end in an orderly way.</summary>
internal static partial class Signals
{
    private const int Terminate = 15;

    /// <summary>
    /// Ends a child: with SIGTERM, and by force where that does not help in time. Windows knows no SIGTERM: there a console's Ctrl-C
    /// has reached the child by itself.
    /// </summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> EndAsync(KeptProcess child, TimeSpan patience)
    {
        if (!child.Exit.IsCompleted && !OperatingSystem.IsWindows())
        {
            _ = Kill(child.Identity.Pid, Terminate);
        }

        if (await Task.WhenAny(child.Exit, Task.Delay(patience)) != child.Exit)
        {
            await child.KillAsync();
        }

        return await child.Exit;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);
}
