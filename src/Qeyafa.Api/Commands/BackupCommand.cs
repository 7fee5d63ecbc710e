using System.CommandLine;
using System.Globalization;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Backups;
using Spectre.Console;

namespace Qeyafa.Api.Commands;

/// <summary><c>backup full|incremental|list|verify|prune|decrypt</c>.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string?> Id = new("ID") { Description = "The backup; the newest where none is named.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Which = new("ID") { Description = "The backup." };
    private static readonly Argument<string> Folder = new("FOLDER") { Description = "An empty folder, or one that does not exist yet." };

    public static Command Make()
    {
        var full = new Command("full", "Backs up everything.");
        full.SetAction((line, stop) => MakeAsync(line, full: true, stop));
        var incremental = new Command("incremental", "Backs up what changed since the last backup.");
        incremental.SetAction((line, stop) => MakeAsync(line, full: false, stop));
        var list = new Command("list", "Lists the backups.");
        list.SetAction((line, stop) => RunAsync(line, async run => Show(run, [.. await run.Services.ListBackupsAsync(stop)]), stop));
        var verify = new Command("verify", "Restores a backup into a scratch database, compares it, and drops that database.") { Id };
        verify.SetAction((line, stop) => RunAsync(
            line,
            async run => RestoreCommand.Show(run, await CommandRun.WatchAsync(progress => run.Services.VerifyBackupAsync(line.GetValue(Id), progress, stop)), "verified"),
            stop));
        var prune = new Command("prune", "Removes backups older than Backup:KeepDays, and what broken-off ones left behind.");
        prune.SetAction((line, stop) => RunAsync(
            line,
            async run => run.Answer(await run.Services.PruneBackupsAsync(stop), BackupJson.Default.PruneOutcome, _ => Console.WriteLine("Pruned.")),
            stop));
        var decrypt = new Command("decrypt", "Writes the files of a backup without their encryption, as mongorestore --gzip reads them.") { Which, Folder };
        decrypt.SetAction((line, stop) => RunAsync(
            line,
            async run => run.Answer(
                new DecryptOutcome(await run.Services.DecryptBackupAsync(line.GetRequiredValue(Which), line.GetRequiredValue(Folder), stop)), BackupJson.Default.DecryptOutcome, _ => Console.WriteLine("Written.")),
            stop));
        return new Command("backup", "Makes backups, and looks after them.") { full, incremental, list, verify, prune, decrypt };
    }

    /// <summary>Runs a command; what cannot be done is a refusal.</summary>
    public static async Task<int> RunAsync(ParseResult line, Func<CommandRun, Task> work, CancellationToken stop)
    {
        await using var run = await CommandRun.OpenAsync(line, stop);
        try
        {
            await work(run);
            return ExitCodes.Done;
        }
        catch (Exception exception) when (exception is BackupException or DependencyUnavailableException or IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(exception.Message);
        }
    }

    private static Task<int> MakeAsync(ParseResult line, bool full, CancellationToken stop) =>
        RunAsync(line, async run => Show(run, [await CommandRun.WatchAsync(progress => run.Services.BackUpAsync(full, progress, stop))]), stop);

    private static void Show(CommandRun run, BackupSummary[] backups) => run.Answer(backups, BackupJson.Default.BackupSummaryArray, console =>
    {
        var table = new Table().AddColumns("backup", "state of (UTC)", "documents", "operations", "bytes", "pictures", "verified");
        foreach (var backup in backups)
        {
            table.AddRow(
                backup.Id, backup.EndAt.ToString("u", CultureInfo.InvariantCulture), Number(backup.Documents), Number(backup.Operations), Number(backup.Bytes), Number(backup.Pictures),
                backup.Verified switch { true => "passed", false => "FAILED", null => "" });
        }

        console.Write(table);
    });

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
