using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Bench;

/// <summary>
/// A full backup of many measurements, changes and deletions, an incremental backup, the database killed and started again, a restore elsewhere: ends with 1 where the hashes differ.
/// The backups are made by the API's own program, whose peak memory is read from <c>/proc</c>.
/// </summary>
internal sealed class BackupDrill(string program, int measurements, int changes)
{
    private const string Source = "qeyafa_drill";
    private const string Restored = "qeyafa_drill_restored";
    private const int Batch = 1_000;
    private const int PerPerson = 200;

    /// <returns>0 where everything was as it has to be, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-drill-").FullName;
        await using var mongo = await MongoRunner.StartAsync(new MongoRunnerOptions { DataFolder = Path.Combine(folder, "mongo"), CacheGigabytes = 1 }, cancellationToken);
        using var client = new MongoClient(mongo.ConnectionString);
        try
        {
            var collection = client.GetDatabase(Source).GetCollection<BsonDocument>("measurements");
            await FillAsync(collection, cancellationToken);
            var stats = await client.GetDatabase(Source).RunCommandAsync<BsonDocument>(new BsonDocument("collStats", "measurements"), cancellationToken: cancellationToken);
            var megabytes = stats["size"].ToDouble() / 1e6;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measurements:N0} measurements, {megabytes:N0} MB"));
            Tell("full", await ApiAsync(mongo.ConnectionString, folder, cancellationToken, "backup", "full", "--json"), megabytes);
            await ChangeAsync(collection, cancellationToken);
            Tell("incremental", await ApiAsync(mongo.ConnectionString, folder, cancellationToken, "backup", "incremental", "--json"), megabytes);
            await mongo.KillServerAsync();
            await mongo.RestartAsync(cancellationToken);
            var before = await FingerprintAsync(client, Source, cancellationToken);
            Tell("restore", await ApiAsync(mongo.ConnectionString, folder, cancellationToken, "restore", "--database", Restored, "--json"), megabytes);
            var after = await FingerprintAsync(client, Restored, cancellationToken);
            Console.WriteLine($"source   {before.Count} {before.Hash}\nrestored {after.Count} {after.Hash}\n{(before == after ? "equal" : "DIFFERENT")}");
            return before == after ? 0 : 1;
        }
        finally
        {
            await mongo.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task FillAsync(IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        var begun = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await collection.Indexes.CreateOneAsync(
            new CreateIndexModel<BsonDocument>(new BsonDocument { ["user_id"] = 1, ["date"] = -1, ["_id"] = -1 }, new CreateIndexOptions<BsonDocument> { Name = "newest" }), cancellationToken: cancellationToken);
        var owner = ObjectId.GenerateNewId();
        for (var done = 0; done < measurements; done += Batch)
        {
            var documents = Enumerable.Range(done, Math.Min(Batch, measurements - done)).Select(i =>
            {
                owner = i % PerPerson == 0 ? ObjectId.GenerateNewId() : owner;
                return new BsonDocument
                {
                    ["user_id"] = owner,
                    ["date"] = begun.AddMinutes(i),
                    ["measurements"] = new BsonDocument(Names.Select(name => new BsonElement(name, Math.Round(50 + (random.NextDouble() * 70), 1)))),
                    ["unit"] = "cm",
                    ["notes"] = "after the holidays",
                    ["version"] = 1L,
                };
            });
            await collection.InsertManyAsync(documents, new InsertManyOptions { IsOrdered = false }, cancellationToken);
        }
    }

    private static readonly string[] Names = ["height", "weight", "chest", "waist", "hips", "shoulders", "inseam", "sleeve", "neck", "thigh", "calf", "arm"];

    private async Task ChangeAsync(IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        var ids = (await collection.Find(new BsonDocument()).Limit(changes).Project<BsonDocument>(new BsonDocument("_id", 1)).ToListAsync(cancellationToken)).ConvertAll(document => document["_id"]);
        foreach (var (half, deleted) in ids.Chunk(Batch).Select((chunk, i) => (chunk, i % 2 == 1)))
        {
            var these = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(half)));
            if (deleted)
            {
                await collection.DeleteManyAsync(these, cancellationToken);
            }
            else
            {
                await collection.UpdateManyAsync(these, new BsonDocument { ["$inc"] = new BsonDocument("version", 1L), ["$set"] = new BsonDocument("measurements.waist", 77.7) }, cancellationToken: cancellationToken);
            }
        }
    }

    private static async Task<Fingerprint> FingerprintAsync(MongoClient client, string database, CancellationToken cancellationToken)
    {
        var sum = new FingerprintSum();
        await foreach (var batch in RawCursor.ReadAsync(client.GetDatabase(database), new BsonDocument("find", "measurements"), Batch, cancellationToken))
        {
            foreach (var document in batch)
            {
                sum.Add(document.Span);
            }
        }

        return sum.Take();
    }

    private async Task<(TimeSpan Time, double PeakMegabytes, JsonElement Answer)> ApiAsync(string url, string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(program), .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["MONGODB_URL"] = url,
            ["DATABASE_NAME"] = Source,
            ["QEYAFA_DATA"] = folder,
            ["Backup__Kind"] = "files",
            ["Backup__Folder"] = Path.Combine(folder, "backups"),
            ["Backup__Key"] = Convert.ToBase64String(new byte[32]),
        })
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        double peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Peak(process.Id));
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }

        using var answer = JsonDocument.Parse(await output);
        return (clock.Elapsed, peak, answer.RootElement.Clone());
    }

    private static double Peak(int pid)
    {
        try
        {
            return ProcessUsage.PeakMegabytes(pid);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            // It has just ended.
            return 0;
        }
    }

    private static void Tell(string step, (TimeSpan Time, double PeakMegabytes, JsonElement Answer) run, double megabytes)
    {
        var size = run.Answer.ValueKind == JsonValueKind.Array ? $", {run.Answer[0].GetProperty("bytes").GetInt64() / 1e6:N1} MB stored" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step,-12} {run.Time.TotalSeconds,7:N1} s {megabytes / run.Time.TotalSeconds,7:N1} MB/s of documents, peak {run.PeakMegabytes:N0} MB{size}"));
    }
}
