using System.CommandLine;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Commands;

/// <summary><c>repair wardrobe</c> gives garments that another system wrote what lists go by, and counts every wardrobe anew. People may work meanwhile.</summary>
internal static class RepairCommand
{
    public static Command Make()
    {
        var wardrobe = new Command("wardrobe", "Takes in garments that another system wrote, and counts every wardrobe anew.");
        wardrobe.SetAction(async (line, stop) =>
        {
            await using var run = await CommandRun.OpenMigratedAsync(line, stop);
            Console.WriteLine($"Wardrobes counted: {await run.Services.RepairWardrobesAsync(stop)}");
            return ExitCodes.Done;
        });
        return new Command("repair", "Puts right what is kept beside the documents.") { wardrobe };
    }
}
