using System.CommandLine;
using System.Text.Json.Serialization;
using Qeyafa.Infrastructure.Settings;
using Spectre.Console;

namespace Qeyafa.Api.Commands;

/// <summary><c>config print</c> shows every setting with its source; <c>config check</c> names everything that is wrong with them. Neither opens anything.</summary>
internal static class ConfigCommand
{
    public static Command Make()
    {
        var beginning = new Argument<string?>("NAME") { Description = "Only settings whose name begins so, with range and effect.", Arity = ArgumentArity.ZeroOrOne };
        var print = new Command("print", "Shows every setting and where it comes from; secrets are masked.") { beginning };
        print.SetAction((line, _) => PrintAsync(line, line.GetValue(beginning)));
        var check = new Command("check", "Names everything that is wrong with the settings; ends with 2 then.");
        check.SetAction((line, _) => CheckAsync(line));
        return new Command("config", "Shows and checks the settings.") { print, check };
    }

    private static async Task<int> PrintAsync(ParseResult line, string? beginning)
    {
        await using var run = CommandRun.BeginUnchecked(line);
        EffectiveSetting[] settings =
        [
            .. run.Services.GetRequiredService<SettingsReport>().Effective().Where(setting => setting.Name.StartsWith(beginning ?? "", StringComparison.OrdinalIgnoreCase)),
        ];
        if (settings.Length == 0)
        {
            throw new RefusedException($"No setting begins with {beginning}; the nearest is {run.Services.GetRequiredService<SettingsRegistry>().Nearest(beginning!)}.");
        }

        run.Answer(settings, ConfigJson.Default.EffectiveSettingArray, console => console.Write(TableOf(settings, explained: beginning is not null)));
        return ExitCodes.Done;
    }

    private static Table TableOf(EffectiveSetting[] settings, bool explained)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("setting", "value", "source");
        if (explained)
        {
            table.AddColumns("range", "effect");
        }

        foreach (var setting in settings)
        {
            string[] cells = [setting.Name, setting.Value ?? "none", setting.Source];
            table.AddRow([.. (explained ? [.. cells, setting.Range ?? "", setting.Effect ?? ""] : cells).Select(Markup.Escape)]);
        }

        return table;
    }

    private static async Task<int> CheckAsync(ParseResult line)
    {
        await using var run = CommandRun.BeginUnchecked(line);
        var check = run.Services.GetRequiredService<SettingsCheck>();
        var found = new SettingsFound(check.Errors(), check.Warnings());
        run.Answer(found, ConfigJson.Default.SettingsFound, console =>
        {
            Say(console, "error", found.Errors);
            Say(console, "warning", found.Warnings);
            console.WriteLine(found.Errors.Count == 0 ? "The settings are in order." : $"Settings that are wrong: {found.Errors.Count}.");
        });
        return found.Errors.Count == 0 ? ExitCodes.Done : ExitCodes.WrongSettings;
    }

    private static void Say(IAnsiConsole console, string severity, IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            console.WriteLine($"{severity}: {sentence}");
        }
    }
}

/// <summary>What was found.</summary>
/// <param name="Errors">What stops the start.</param>
/// <param name="Warnings">What may be a mistake.</param>
internal sealed record SettingsFound(IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(EffectiveSetting[]))]
[JsonSerializable(typeof(SettingsFound))]
internal sealed partial class ConfigJson : JsonSerializerContext;
