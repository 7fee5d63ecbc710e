using System.Security.Cryptography;
using System.Text;

namespace Qeyafa.Build;

/// <summary>
/// The temporary folder of the tests, which goes with the run. It is in memory where there is room: tests copy programs, store pictures and write backups through to the
/// disk, which costs a small machine much of its time.
/// </summary>
internal sealed class TestScratch : IDisposable
{
    private const string Memory = "/dev/shm";
    private const long RoomNeeded = 4L << 30;
    private const int MostTries = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Some tests run programs as a user without rights, who must reach what is theirs.
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string? _folder;

    /// <summary>Makes the folder anew: what a run left that was killed goes, too.</summary>
    public TestScratch(Project project)
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Memory) || new DriveInfo(Memory).AvailableFreeSpace < RoomNeeded)
        {
            return;
        }

        var tree = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project.Root)))[..12];
        _folder = Path.Combine(Memory, $"qeyafa-tests-{Environment.UserName}-{tree}");
        Remove(_folder);
        Directory.CreateDirectory(_folder, Mode);
    }

    /// <summary>What the test processes need in their environment to use it.</summary>
    public IReadOnlyDictionary<string, string> Settings => _folder is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["TMPDIR"] = _folder };

    /// <summary>Removes the folder. Where that cannot be done, the next run does it: what the tests came to does not depend on it.</summary>
    public void Dispose()
    {
        try
        {
            Remove(_folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"{_folder} stays until the next run: {error.Message}");
        }
    }

    // A program that a test ended may write a last file while the folder goes.
    private static void Remove(string? folder)
    {
        for (var tries = 1; Directory.Exists(folder); tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (tries < MostTries)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
