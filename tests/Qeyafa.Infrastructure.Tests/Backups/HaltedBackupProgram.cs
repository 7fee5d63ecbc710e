using System.Diagnostics;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Backups.Stores;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Infrastructure.Tests.Backups;

/// <summary>A process of its own that makes a full backup and halts in the middle of a file until it is killed: this test assembly, started as a program.</summary>
internal static class HaltedBackupProgram
{
    private const string Word = "halt-a-backup";

    /// <summary>Starts the process, which prints a line when it has come to the file.</summary>
    /// <param name="url">The database server.</param>
    /// <param name="database">The database's name.</param>
    /// <param name="folder">The folder of the backups.</param>
    /// <param name="file">How the file's name ends.</param>
    public static Process Start(string url, string database, string folder, string file) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(HaltedBackupProgram).Assembly.Location, Word, url, database, folder, file]) { UseShellExecute = false, RedirectStandardOutput = true })!;

    /// <summary>Whether a process was started with the arguments of this program.</summary>
    public static bool IsMeant(string[] args) => args is [Word, _, _, _, _];

    /// <summary>What the process does; it never ends by itself.</summary>
    public static async Task RunAsync(string[] args)
    {
        var (url, database, folder, file) = (args[1], args[2], args[3], args[4]);
        using var client = new MongoClient(url);
        var store = new InterruptedStore(new FolderStore(folder), name => name.EndsWith(file, StringComparison.Ordinal), HaltAsync);
        var desk = BackupFixture.DeskOn(
            client.GetDatabase(database), new BackupFiles(store, key: null), new MemoryStorage(TimeProvider.System), folder, new BackupOptions(), new SecretBox(new byte[SecretBox.MasterKeyLength], "erasure"),
            TimeProvider.System);
        await desk.MakeAsync(full: true, progress: null, CancellationToken.None);
    }

    private static async Task HaltAsync()
    {
        await Console.Out.WriteLineAsync("halted");
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }
}
