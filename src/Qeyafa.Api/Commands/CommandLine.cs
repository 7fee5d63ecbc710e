using System.CommandLine;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Api.Commands;

/// <summary>
/// The command line of the API's executable. Without a command it serves. Only <c>serve</c> starts a web server; every other command takes
/// settings from the environment and by <c>--set</c>, and answers on the standard output, with the log on the standard error.
/// </summary>
internal static class CommandLine
{
    /// <summary>A setting for this command alone.</summary>
    public static Option<string[]> Settings { get; } = new("--set")
    {
        Description = "A setting for this command alone, such as DATABASE_NAME=qeyafa_copy.",
        HelpName = "NAME=VALUE",
        Recursive = true,
    };

    /// <summary>Whether the answer is one JSON document.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Answers with one JSON document on the standard output.", Recursive = true };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var line = Make().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (line.Errors.Count > 0)
        {
            await line.InvokeAsync();
            return ExitCodes.Misused;
        }

        // A command below one that passes unknown words on is not checked by the parser; a misspelt option must not be taken for its default.
        if (line.CommandResult.Command.TreatUnmatchedTokensAsErrors && line.UnmatchedTokens is [var unknown, ..])
        {
            await Console.Error.WriteLineAsync($"'{unknown}' is not understood. --help says what is.");
            return ExitCodes.Misused;
        }

        try
        {
            return await line.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = EndsItself(line) ? null : Timeout.InfiniteTimeSpan });
        }
        catch (Exception refused) when (refused is SettingException or OptionsValidationException or EmbeddedMongoException)
        {
            await Console.Error.WriteLineAsync($"Qeyafa does not start. {refused.Message}");
            return ExitCodes.WrongSettings;
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCodes.Refused;
        }
        catch (Exception away) when (InfrastructureModule.IsDatabaseAway(away))
        {
            await Console.Error.WriteLineAsync("The database does not answer: look at MONGODB_URL and at the database itself, or ask the command 'doctor'.");
            return ExitCodes.Refused;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return ExitCodes.Interrupted;
        }
    }

    // A web server is told to stop by its host. Were this library to wait for it in the same signal, the host would never hear of the signal.
    private static bool EndsItself(ParseResult line) => line.CommandResult.Command.Name == ServeCommand.Name || line.CommandResult.Command is RootCommand;

    private static RootCommand Make()
    {
        var serve = ServeCommand.Make();
        var root = new RootCommand("The Qeyafa API and what is done for its database. Without a command it serves.")
        {
            Settings, Json,
            serve, MigrateCommand.Make(), SeedCommand.Make(), UserCommand.Make(), AdminCommand.Make(), RepairCommand.Make(),
            BackupCommand.Make(), RestoreCommand.Make(),
            ConfigCommand.Make(), DoctorCommand.Make(), DescribeCommand.Make(),
        };
        ServeCommand.Serves(root);
        return root;
    }
}
