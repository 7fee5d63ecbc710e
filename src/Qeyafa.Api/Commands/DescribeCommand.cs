using System.CommandLine;
using Qeyafa.Api.OpenApi;

namespace Qeyafa.Api.Commands;

/// <summary><c>openapi FILE</c>: writes the description of the API. Nothing is started, so neither a port nor a database is needed.</summary>
internal static class DescribeCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "The file to write." };
        var command = new Command("openapi", "Writes the description of the API (OpenAPI).") { file };
        command.SetAction(async (line, stop) =>
        {
            await using var run = CommandRun.Begin(line);
            var document = await run.Services.GetRequiredService<ServedDocument>().MakeAsync(stop);
            await File.WriteAllBytesAsync(line.GetRequiredValue(file), [.. document, (byte)'\n'], stop);
            return ExitCodes.Done;
        });
        return command;
    }
}
