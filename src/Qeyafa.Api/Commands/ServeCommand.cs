using System.CommandLine;
using Qeyafa.Api.Hosting;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Commands;

/// <summary>Serves the API until it is told to stop. A database that is behind is migrated first or refused, as <c>Migrations:AtStart</c> says.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Make()
    {
        var command = new Command(Name, "Serves the API until it is told to stop. Takes settings as --Name value.");
        Serves(command);
        return command;
    }

    /// <summary>Makes a command serve, with whatever it does not know as settings.</summary>
    public static void Serves(Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((line, _) => RunAsync([.. line.UnmatchedTokens, .. CommandRun.SettingsOf(line)]));
    }

    private static async Task<int> RunAsync(string[] args)
    {
        if (args is [var first, ..] && !first.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"There is no command '{first}'. --help lists them.");
            return ExitCodes.Misused;
        }

        await using var app = QeyafaHost.Build(args);
        await app.Services.OpenDatabaseAsync(CancellationToken.None);
        if (await app.Services.PrepareSchemaAsync(CancellationToken.None) is { } refusal)
        {
            throw new RefusedException($"Qeyafa does not start. {refusal}");
        }

        await app.RunAsync();
        return ExitCodes.Done;
    }
}
