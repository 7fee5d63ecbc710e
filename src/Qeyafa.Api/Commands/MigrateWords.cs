using System.Globalization;
using Spectre.Console;

namespace Qeyafa.Api.Commands;

/// <summary>The answers of <c>migrate</c> in words, a line each, so that they can be searched.</summary>
internal static class MigrateWords
{
    public static void Write(IAnsiConsole console, MigrateStatusAnswer answer)
    {
        foreach (var step in answer.Migrations)
        {
            var more = step switch
            {
                { State: "going_up" or "going_down" } => string.Create(CultureInfo.InvariantCulture, $" {step.Done:N0} documents looked at"),
                { AppliedAt: { } at } => $" {Time(at)}{By(step.By)}",
                _ => "",
            };
            console.Profile.Out.Writer.WriteLine($"{step.Number:0000} {step.Name,-40} {step.State}{more}");
        }

        if (answer.Refusal is { } refusal)
        {
            console.Profile.Out.Writer.WriteLine(refusal);
        }
    }

    public static void Write(IAnsiConsole console, MigrateRunsAnswer answer, string nothing)
    {
        foreach (var run in answer.Runs)
        {
            var again = run.Attempts > 1 ? string.Create(CultureInfo.InvariantCulture, $", begun {run.Attempts} times") : "";
            console.Profile.Out.Writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Number:0000} {run.Name,-40} {run.Direction,-4} {Time(run.EndedAt)} in {run.DurationMs} ms{again}{By(run.By)}{(run.Checksum is null ? "" : " " + run.Checksum[..12])}"));
        }

        if (answer.Runs.Count == 0)
        {
            console.Profile.Out.Writer.WriteLine(nothing);
        }
    }

    public static void Write(IAnsiConsole console, MigratePlanAnswer answer)
    {
        foreach (var step in answer.Planned)
        {
            console.Profile.Out.Writer.WriteLine($"{step.Number:0000} {step.Name} would be run");
        }

        if (answer.Planned.Count == 0)
        {
            console.Profile.Out.Writer.WriteLine("Nothing is to be done.");
        }
    }

    public static void Write(IAnsiConsole console, MigrateNewAnswer answer) => console.Profile.Out.Writer.WriteLine($"{answer.File} is written and listed in MigrationSteps.cs.");

    private static string Time(DateTimeOffset at) => at.ToString("u", CultureInfo.InvariantCulture);

    private static string By(MigrateActor? actor) => actor is null ? "" : string.Create(CultureInfo.InvariantCulture, $" by {actor.User}@{actor.Host} ({actor.Process})");
}
