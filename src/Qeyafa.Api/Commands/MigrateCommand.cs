using System.CommandLine;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Commands;

/// <summary><c>migrate</c>: changes the database's schema forward and back, and says where it stands.</summary>
internal static class MigrateCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Changes nothing: says what would be run." };

    public static Command Make() => new("migrate", "Changes the database's schema.") { Up(), Down(), Status(), History(), New() };

    private static Command Up()
    {
        var to = Number("The last migration to apply; all where it is left out.");
        var acceptChanged = new Option<bool>("--accept-changed") { Description = "Takes migrations that were edited after they had run as they are now." };
        var command = new Command("up", "Applies what is pending. What was interrupted goes on where it was.") { to, acceptChanged, DryRun };
        command.SetAction((line, stop) => RunAsync(
            line,
            services => services.PlanMigrateUpAsync(line.GetValue(to), line.GetValue(acceptChanged), stop),
            (services, progress) => services.MigrateUpAsync(line.GetValue(to), line.GetValue(acceptChanged), progress, stop),
            stop));
        return command;
    }

    private static Command Down()
    {
        var to = Number("The migration that stays applied; everything above it is taken back. 0 takes back all.");
        to.Required = true;
        var acceptLoss = new Option<bool>("--accept-data-loss") { Description = "Takes back migrations with which something is lost, too." };
        var command = new Command("down", "Takes migrations back, the last one first. Stop the nodes before.") { to, acceptLoss, DryRun };
        command.SetAction((line, stop) => RunAsync(
            line,
            services => services.PlanMigrateDownAsync(line.GetValue(to)!.Value, line.GetValue(acceptLoss), stop),
            (services, progress) => services.MigrateDownAsync(line.GetValue(to)!.Value, line.GetValue(acceptLoss), progress, stop),
            stop));
        return command;
    }

    private static Command Status()
    {
        var check = new Option<bool>("--check") { Description = "Ends with 1 when this version would not serve the database." };
        var command = new Command("status", "Lists every migration and where it stands.") { check };
        command.SetAction(async (line, stop) =>
        {
            await using var run = await CommandRun.OpenAsync(line, stop);
            var refusal = await run.Services.SchemaRefusalAsync(stop);
            var answer = MigrateStatusAnswer.Of(await run.Services.MigrationStatusAsync(stop), refusal);
            run.Answer(answer, MigrateJson.Default.MigrateStatusAnswer, console => MigrateWords.Write(console, answer));
            return line.GetValue(check) && refusal is not null ? ExitCodes.Refused : ExitCodes.Done;
        });
        return command;
    }

    private static Command History()
    {
        var command = new Command("history", "Lists what was run, when and by whom, oldest first.");
        command.SetAction(async (line, stop) =>
        {
            await using var run = await CommandRun.OpenAsync(line, stop);
            var answer = MigrateRunsAnswer.Of(await run.Services.MigrationHistoryAsync(stop));
            run.Answer(answer, MigrateJson.Default.MigrateRunsAnswer, console => MigrateWords.Write(console, answer, "Nothing has been run."));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command New()
    {
        var name = new Argument<string>("NAME") { Description = "The migration's name in snake_case, such as add_task_labels." };
        var command = new Command("new", "Writes the class of the next migration into the checkout of the source that the current folder is in.") { name };
        command.SetAction(line => Refusing(() =>
        {
            var answer = new MigrateNewAnswer(DatabaseMigrations.WriteNewMigration(Environment.CurrentDirectory, line.GetRequiredValue(name)));
            CommandRun.Answer(line, answer, MigrateJson.Default.MigrateNewAnswer, console => MigrateWords.Write(console, answer));
            return Task.FromResult(ExitCodes.Done);
        }));
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult line, Func<IServiceProvider, Task<IReadOnlyList<MigrationStatus>>> plan,
        Func<IServiceProvider, IProgress<WorkProgress>, Task<IReadOnlyList<MigrationRun>>> work, CancellationToken stop) => Refusing(async () =>
    {
        await using var run = await CommandRun.OpenAsync(line, stop);
        if (line.GetValue(DryRun))
        {
            var planned = new MigratePlanAnswer([.. (await plan(run.Services)).Select(step => new MigratePlanned(step.Number, step.Name))]);
            run.Answer(planned, MigrateJson.Default.MigratePlanAnswer, console => MigrateWords.Write(console, planned));
            return ExitCodes.Done;
        }

        var answer = MigrateRunsAnswer.Of(await CommandRun.WatchAsync(progress => work(run.Services, progress)));
        run.Answer(answer, MigrateJson.Default.MigrateRunsAnswer, console => MigrateWords.Write(console, answer, "Nothing is to be done."));
        return ExitCodes.Done;
    });

    private static async Task<int> Refusing(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (MigrationRefusedException refused)
        {
            throw new RefusedException(refused.Message);
        }
    }

    private static Option<int?> Number(string description)
    {
        var option = new Option<int?>("--to") { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) || number < 0))
            {
                result.AddError($"--to {text} is no migration's number.");
            }
        });
        return option;
    }
}
