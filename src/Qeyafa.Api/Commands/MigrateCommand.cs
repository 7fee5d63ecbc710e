using System.CommandLine;
using System.Globalization;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Commands;

/// <summary><c>migrate up</c> applies what is pending; <c>migrate status</c> lists what is applied and what is not.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var up = new Command("up", "Applies what is pending.");
        up.SetAction((line, stop) => RunAsync(line, services => services.MigrateAsync(stop), stop));
        var status = new Command("status", "Lists what is applied and what is pending.");
        status.SetAction((line, stop) => RunAsync(line, services => services.MigrationStatusAsync(stop), stop));
        return new Command("migrate", "Changes the database's schema.") { up, status };
    }

    private static async Task<int> RunAsync(ParseResult line, Func<IServiceProvider, Task<IReadOnlyList<MigrationStatus>>> ask, CancellationToken stop)
    {
        await using var run = await CommandRun.OpenAsync(line, stop);
        var migrations = await ask(run.Services);
        foreach (var migration in migrations)
        {
            var state = migration.AppliedAt is { } at ? $"applied {at.ToString("u", CultureInfo.InvariantCulture)}" : "pending";
            Console.WriteLine($"{migration.Number:0000} {migration.Name,-40} {state}");
        }

        if (migrations.Count == 0)
        {
            Console.WriteLine("Nothing is pending.");
        }

        return ExitCodes.Done;
    }
}
