using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Qeyafa.Api.Hosting;
using Qeyafa.Infrastructure;
using Spectre.Console;

namespace Qeyafa.Api.Commands;

/// <summary>One run of a command: the application without a web server, and where the answer goes.</summary>
internal sealed class CommandRun : IAsyncDisposable
{
    private const int RedirectedWidth = 1_000;

    private readonly WebApplication _app;
    private readonly bool _json;

    private CommandRun(WebApplication app, bool json) => (_app, _json) = (app, json);

    /// <summary>The application's parts.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Development, Production or another.</summary>
    public IHostEnvironment Environment => _app.Environment;

    /// <summary>Puts the application together; nothing of it is started.</summary>
    /// <exception cref="SettingException">A setting is wrong or missing.</exception>
    /// <exception cref="RefusedException">A <c>--set</c> is not <c>NAME=VALUE</c>.</exception>
    public static CommandRun Begin(ParseResult line) => new(QeyafaHost.BuildForCommand(SettingsOf(line)), line.GetValue(CommandLine.Json));

    /// <summary>The same without a look at the settings and without the web's parts: for commands that say what is wrong.</summary>
    /// <exception cref="RefusedException">A <c>--set</c> is not <c>NAME=VALUE</c>.</exception>
    public static CommandRun BeginUnchecked(ParseResult line) => new(QeyafaHost.AssembleForCommand(SettingsOf(line)), line.GetValue(CommandLine.Json));

    /// <summary>The same, with the database's connection opened.</summary>
    public static async Task<CommandRun> OpenAsync(ParseResult line, CancellationToken stop)
    {
        var run = Begin(line);
        await run.Services.OpenDatabaseAsync(stop);
        return run;
    }

    /// <summary>The same, for work that needs the schema of this version: the database is migrated first where <c>Migrations:AtStart</c> says so.</summary>
    /// <exception cref="RefusedException">The database is behind this version, or too far ahead of it.</exception>
    public static async Task<CommandRun> OpenMigratedAsync(ParseResult line, CancellationToken stop)
    {
        var run = await OpenAsync(line, stop);
        if (await run.Services.PrepareSchemaAsync(stop) is not { } refusal)
        {
            return run;
        }

        await run.DisposeAsync();
        throw new RefusedException(refusal);
    }

    /// <summary>Answers: with one JSON document where <c>--json</c> asks for it, else with words.</summary>
    public void Answer<T>(T answer, JsonTypeInfo<T> shape, Action<IAnsiConsole> words) => Answer(_json, answer, shape, words);

    /// <summary>The same for a command that needs nothing of the application.</summary>
    public static void Answer<T>(ParseResult line, T answer, JsonTypeInfo<T> shape, Action<IAnsiConsole> words) => Answer(line.GetValue(CommandLine.Json), answer, shape, words);

    private static void Answer<T>(bool json, T answer, JsonTypeInfo<T> shape, Action<IAnsiConsole> words)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(answer, shape));
        }
        else
        {
            if (Console.IsOutputRedirected)
            {
                // Whoever reads a file or a pipe has no edge to break lines at.
                AnsiConsole.Console.Profile.Width = RedirectedWidth;
            }

            words(AnsiConsole.Console);
        }
    }

    /// <summary>Runs long work: with a moving bar on a terminal, else with a line on the standard error every two seconds.</summary>
    public static Task<T> WatchAsync<T>(Func<IProgress<WorkProgress>, Task<T>> work) => ProgressBars.RunAsync(work);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The settings that the command line carries, as the host takes them.</summary>
    internal static string[] SettingsOf(ParseResult line) =>
        [.. (line.GetValue(CommandLine.Settings) ?? []).Select(setting => setting.IndexOf('=', StringComparison.Ordinal) > 0
            ? "--" + setting
            : throw new RefusedException($"--set {setting} is not NAME=VALUE."))];
}
