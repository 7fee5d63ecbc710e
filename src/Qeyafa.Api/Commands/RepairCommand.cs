using Qeyafa.Api.Hosting;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Commands;

/// <summary><c>repair wardrobe</c> gives garments that another system wrote what lists go by, and counts every wardrobe anew. People may work meanwhile.</summary>
internal static class RepairCommand
{
    private const int Misused = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["wardrobe"])
        {
            await Console.Error.WriteLineAsync("Usage: repair wardrobe");
            return Misused;
        }

        await using var app = QeyafaHost.Build([]);
        await app.Services.OpenDatabaseAsync(CancellationToken.None);
        Console.WriteLine($"Wardrobes counted: {await app.Services.RepairWardrobesAsync(CancellationToken.None)}");
        return 0;
    }
}
