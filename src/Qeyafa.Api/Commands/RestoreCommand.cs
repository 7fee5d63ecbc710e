using System.CommandLine;
using System.Globalization;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Backups.Restoring;

namespace Qeyafa.Api.Commands;

/// <summary><c>restore [ID]</c>: restores a backup, or a point in time.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string?> Id = new("ID") { Description = "The backup; the newest where none is named.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> At = new("--at") { Description = "The point in time, such as 2026-11-27T09:15:00Z.", HelpName = "TIME" };
    private static readonly Option<string?> Database = new("--database") { Description = "The database to restore into; the configured one by default.", HelpName = "NAME" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Deletes what the database holds; without it only an empty one is taken." };
    private static readonly Option<bool> Pictures = new("--pictures") { Description = "Puts the pictures back into the configured storage, too." };

    public static Command Make()
    {
        var command = new Command("restore", "Restores a backup, or a point in time.") { Id, At, Database, Replace, Pictures };
        command.SetAction((line, stop) =>
        {
            var at = Moment(line.GetValue(At));
            if (at is not null && line.GetValue(Id) is not null)
            {
                throw new RefusedException("Name a backup or a point in time (--at), not both.");
            }

            return BackupCommand.RunAsync(
                line,
                async run => Show(
                    run,
                    await CommandRun.WatchAsync(progress => run.Services.RestoreBackupAsync(
                        line.GetValue(Id), at, line.GetValue(Database), line.GetValue(Replace), line.GetValue(Pictures), progress, stop)),
                    "restored"),
                stop);
        });
        return command;
    }

    public static void Show(CommandRun run, RestoreOutcome outcome, string verb) => run.Answer(outcome, BackupJson.Default.RestoreOutcome, _ =>
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Id} {verb}: {outcome.Documents:N0} documents, {outcome.Operations:N0} operations, {outcome.Indexes} indexes, {outcome.Pictures:N0} pictures, the state of {outcome.At:u}."));
        Console.WriteLine($"Compared with the backup by count and hash: {outcome.Proven} collections; nothing to compare with: {outcome.Unproven.Count}.");
        if (outcome.Erased > 0)
        {
            Console.WriteLine($"Erased again, as they were erased since: {outcome.Erased} people.");
        }
    });

    private static DateTimeOffset? Moment(string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment
        : throw new RefusedException($"--at {text} is no time: write it as 2026-11-27T09:15:00Z.");
}
