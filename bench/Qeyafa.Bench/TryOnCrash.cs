using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MongoDB.Bson;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Bench;

/// <summary>
/// Kills the API twice in the middle of try-ons, and the database once, as <c>kill -9</c> does, and looks what is left: every try-on has to end, completed or failed
/// for a reason, none twice, and no picture may stay that no try-on names.
/// </summary>
internal sealed partial class TryOnCrash(string program, string engine, int jobs)
{
    public const string DatabaseName = "qeyafa_crash";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <returns>0 where everything was as it has to be, else 1.</returns>
    public async Task<int> RunAsync(string bodyPicture, string garmentPicture, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-crash-").FullName;
        await using var mongo = await MongoRunner.StartAsync(new MongoRunnerOptions(), cancellationToken);
        using var client = new MongoClient(mongo.ConnectionString);
        var documents = client.GetDatabase(DatabaseName).GetCollection<BsonDocument>("tryon");
        await using var api = new CrashedApi(program, folder, new Uri($"http://127.0.0.1:{LoopbackPort.Choose(0, 0)}"), mongo.ConnectionString, engine);
        await api.StartAsync(cancellationToken);
        await api.AskAsync(jobs, bodyPicture, garmentPicture, cancellationToken);
        var clock = Stopwatch.StartNew();

        foreach (var part in new[] { 5, 2 })
        {
            var ended = await UntilEndedAsync(documents, jobs / part, cancellationToken);
            await api.KillAsync();
            Console.WriteLine($"the API was killed with {ended} of {jobs} ended");
            await api.StartAsync(cancellationToken);
        }

        var before = await UntilEndedAsync(documents, jobs * 7 / 10, cancellationToken);
        await mongo.KillServerAsync();
        Console.WriteLine($"the database was killed with {before} of {jobs} ended");
        await mongo.RestartAsync(cancellationToken);
        await UntilEndedAsync(documents, jobs, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all ended after {clock.Elapsed.TotalSeconds:F1} s"));

        var faults = Judge(await api.ListAsync(cancellationToken), PicturesIn(api.Pictures));
        await api.KillAsync();
        Directory.Delete(folder, recursive: true);
        faults.ForEach(fault => Console.WriteLine($"WRONG: {fault}"));
        Console.WriteLine(faults.Count == 0 ? "PASSED: every try-on ended once, and every picture is one of theirs" : $"FAILED: {faults.Count} faults");
        return faults.Count == 0 ? 0 : 1;
    }

    private List<string> Judge(IReadOnlyList<JsonElement> shown, HashSet<string> pictures)
    {
        var faults = new List<string>();
        var ids = shown.Select(job => job.GetProperty("id").GetString()!).ToHashSet();
        if (shown.Count != jobs || ids.Count != jobs)
        {
            faults.Add($"{shown.Count} try-ons with {ids.Count} ids where {jobs} were asked for");
        }

        foreach (var job in shown)
        {
            var (id, status) = (job.GetProperty("id").GetString()!, job.GetProperty("status").GetString());
            var isRight = status switch
            {
                "completed" => pictures.Remove(id) && job.GetProperty("result_image_url").GetString() is not null && job.GetProperty("error").GetString() is null,
                "failed" => job.GetProperty("error").GetString() is { Length: > 0 },
                _ => false,
            };
            if (!isRight)
            {
                faults.Add($"{job}");
            }
        }

        faults.AddRange(pictures.Select(orphan => $"the picture {orphan} belongs to no completed try-on"));
        foreach (var group in shown.GroupBy(job => (Status: job.GetProperty("status").GetString(), Attempts: job.GetProperty("attempts").GetInt32())).OrderBy(group => group.Key))
        {
            Console.WriteLine($"{group.Count()} {group.Key.Status} after {group.Key.Attempts} attempts");
        }

        return faults;
    }

    private static HashSet<string> PicturesIn(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(folder, "tryon"), "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)).Where(name => Master().IsMatch(name)).Select(name => name[..24])];

    private static async Task<long> UntilEndedAsync(IMongoCollection<BsonDocument> documents, int count, CancellationToken cancellationToken)
    {
        var ended = new BsonDocument("status", new BsonDocument("$in", new BsonArray { "completed", "failed" }));
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var found = await documents.CountDocumentsAsync(ended, cancellationToken: cancellationToken);
            if (found >= count)
            {
                return found;
            }

            if (clock.Elapsed > Patience)
            {
                throw new TimeoutException($"Only {found} try-ons of {count} ended.");
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    [GeneratedRegex("^[0-9a-f]{24}\\.jpg$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Master();
}
