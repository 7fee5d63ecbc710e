using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Qeyafa.Infrastructure.Pictures.Formats;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Bench;

/// <summary>
/// Sends hostile files to a running API: wrong types, promises of pixels, damage, bombs, polyglots, and sound pictures with bytes changed.
/// What must hold: no answer of 500, at most 400 MB resident in the API, and nothing in the storage but JPEG without metadata.
/// </summary>
internal sealed class HostileCampaign(Uploads uploads, int pid, string? storage)
{
    private const double MostMegabytes = 400;

    /// <summary>Runs the campaign and prints what came of it.</summary>
    /// <returns>0 where everything held, else 1.</returns>
    public async Task<int> RunAsync(int count, int clients, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return 0;
        }

        var made = await MadeAsync();
        byte[][] sound = [await TestPictures.JpegAsync(), TestPictures.Png(), await TestPictures.WebPAsync(), await TestPictures.HeicAsync()];
        var outcomes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = cancellationToken }, async (number, stop) =>
        {
            var file = number < made.Count ? made[number] : HostileFiles.Fuzzed(sound[number % sound.Length], number);
            var (status, body) = await uploads.SendAsync(number, file, stop);
            outcomes.AddOrUpdate(status < 400 ? $"{status}" : $"{status} {CodeIn(body)}", 1, (_, known) => known + 1);
        });

        Console.WriteLine("| outcome | files |\n|---|---|");
        foreach (var (outcome, files) in outcomes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"| {outcome} | {files} |");
        }

        var peak = ProcessUsage.PeakMegabytes(pid);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nThe API's peak of resident memory: {peak:F0} MB"));
        var foreign = storage is null ? 0 : Foreign(storage);
        return peak > MostMegabytes || foreign > 0 || outcomes.Keys.Any(outcome => outcome.StartsWith("500", StringComparison.Ordinal)) ? 1 : 0;
    }

    private static async Task<List<byte[]>> MadeAsync() =>
    [
        .. HostileFiles.OtherTypes.Values, .. HostileFiles.TooLarge.Values, .. (await HostileFiles.DamagedAsync()).Values, .. (await HostileFiles.PolyglotsAsync()).Values,
        HostileFiles.PngBomb("iCCP"), HostileFiles.PngBomb("zTXt"), HostileFiles.PngBomb("iTXt"), new byte[(10 * 1024 * 1024) + 1],
    ];

    private static string CodeIn(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("code").GetString()!;
    }

    /// <summary>How many files of a storage's folder are something else than a JPEG without metadata.</summary>
    private static int Foreign(string folder)
    {
        var (pictures, foreign) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var file = File.OpenRead(path);
            if (JpegFile.Read(file) is { HasMetadata: false })
            {
                pictures++;
            }
            else
            {
                foreign++;
                Console.WriteLine($"not a picture: {path}");
            }
        }

        Console.WriteLine($"In the storage: {pictures} pictures and thumbnails, {foreign} other files");
        return foreign;
    }
}
