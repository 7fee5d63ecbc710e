using System.CommandLine;
using System.Text.Json.Serialization;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.Diagnosis;
using Spectre.Console;

namespace Qeyafa.Api.Commands;

/// <summary><c>doctor</c> examines the installation and says what to do; it ends with 1 where something does not work.</summary>
internal static class DoctorCommand
{
    public static Command Make()
    {
        var command = new Command("doctor", "Examines settings, database, storage, mail, clock and disk, and says what to do; ends with 1 where something does not work.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        await using var run = CommandRun.BeginUnchecked(line);
        var reports = await run.Services.ExamineAsync(stop);
        var healthy = !reports.SelectMany(report => report.Findings).Any(finding => finding.Severity == Severity.Error);
        run.Answer(new Diagnosis(healthy, reports), DoctorJson.Default.Diagnosis, console => Show(console, reports));
        return healthy ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static void Show(IAnsiConsole console, IReadOnlyList<ExaminationReport> reports)
    {
        foreach (var report in reports)
        {
            var (mark, text) = report.State switch
            {
                "healthy" => ("[green]ok[/]      ", report.Detail),
                "skipped" => ("[grey]skipped[/] ", report.Detail),
                _ => (report.Findings.Any(finding => finding.Severity == Severity.Error) ? "[red]error[/]   " : "[yellow]warning[/] ", ""),
            };
            console.MarkupLine($"{mark}[bold]{Markup.Escape(report.Name)}[/] {Markup.Escape(text)}");
            foreach (var finding in report.Findings)
            {
                console.Write(new Padder(new Rows(
                    new Markup($"{(finding.Severity == Severity.Error ? "[red]" : "[yellow]")}{Markup.Escape(finding.Trouble)}[/] [grey]{finding.Code}[/]"),
                    new Markup($"-> {Markup.Escape(finding.Mend)}")), new Padding(8, 0, 0, 0)));
            }
        }

        var findings = reports.SelectMany(report => report.Findings).ToLookup(finding => finding.Severity);
        console.MarkupLine($"{findings[Severity.Error].Count()} errors, {findings[Severity.Warning].Count()} warnings.");
    }
}

/// <summary>What the examinations found.</summary>
/// <param name="Healthy">Whether nothing is an error.</param>
/// <param name="Examinations">Each examination.</param>
internal sealed record Diagnosis(bool Healthy, IReadOnlyList<ExaminationReport> Examinations);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Diagnosis))]
internal sealed partial class DoctorJson : JsonSerializerContext;
