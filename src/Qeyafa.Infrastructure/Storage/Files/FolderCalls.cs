using System.Runtime.InteropServices;

namespace Qeyafa.Infrastructure.Storage.Files;

/// <summary>What .NET offers for files only: to make one folder without those above it, and to wait until a folder's names are on the disk.</summary>
internal static partial class FolderCalls
{
    private const int ReadOnly = 0;

    /// <summary>Less what the process's umask takes away.</summary>
    private const uint Everything = 0x1FF;

    /// <summary>Makes one folder, unless it is there.</summary>
    /// <exception cref="IOException">It could not be made; the folder above it may be missing.</exception>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (MakeFolder(path, Everything) != 0 && !Directory.Exists(path))
        {
            throw Failure("made");
        }
    }

    /// <summary>Waits until the names in a folder would survive a loss of power, if it is there; Windows sees to that by itself.</summary>
    /// <exception cref="IOException">They could not be brought to the disk.</exception>
    public static void Synchronise(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Open(path, ReadOnly);
        if (folder < 0)
        {
            if (Directory.Exists(path))
            {
                throw Failure("opened");
            }

            return;
        }

        try
        {
            if (Synchronise(folder) != 0)
            {
                throw Failure("synchronised");
            }
        }
        finally
        {
            _ = Close(folder);
        }
    }

    private static IOException Failure(string verb) => new($"a folder could not be {verb}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFolder(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronise(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
