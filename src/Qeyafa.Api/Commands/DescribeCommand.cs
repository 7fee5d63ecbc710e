using Qeyafa.Api.Hosting;
using Qeyafa.Api.OpenApi;

namespace Qeyafa.Api.Commands;

/// <summary><c>openapi FILE</c>: writes the description of the API. Nothing is started, so neither a port nor a database is needed.</summary>
internal static class DescribeCommand
{
    private const int Misused = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var file])
        {
            await Console.Error.WriteLineAsync("Usage: openapi FILE");
            return Misused;
        }

        await using var app = QeyafaHost.Build([]);
        var document = await app.Services.GetRequiredService<ServedDocument>().MakeAsync(CancellationToken.None);
        await File.WriteAllBytesAsync(file, [.. document, (byte)'\n']);
        return 0;
    }
}
