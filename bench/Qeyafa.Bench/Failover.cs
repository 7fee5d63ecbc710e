using System.Diagnostics;
using System.Globalization;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Bench;

/// <summary>
/// Kills the primary of a replica set of three under a load of writes, as <c>kill -9</c> does, twice: every acknowledged write must be there once, the API must take
/// writes again within 10 s of the kill, and no request may last longer than its limit.
/// </summary>
internal sealed class Failover(string program, int writers, TimeSpan electionTimeout)
{
    private const double BackWithinSeconds = 10;

    // The API's limit of 10 s, and what this machine needs to notice.
    private const double LongestSeconds = 11;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ClientPatience = TimeSpan.FromSeconds(30);

    /// <returns>0 where everything was as it has to be, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-failover-").FullName;
        try
        {
            await using var mongo = await MongoCluster.StartAsync(new MongoClusterOptions { ElectionTimeout = electionTimeout }, cancellationToken);
            var address = new Uri($"http://127.0.0.1:{LoopbackPort.Choose(0, 0)}");
            await using var api = new CrashedApi(program, folder, address, mongo.ConnectionString, "preview");
            await api.StartAsync(cancellationToken);
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = writers }) { BaseAddress = address, Timeout = ClientPatience };
            var faults = await LoadAsync(mongo, http, cancellationToken);
            faults.ForEach(fault => Console.WriteLine($"WRONG: {fault}"));
            Console.WriteLine(faults.Count == 0 ? "PASSED: every acknowledged write is there once" : $"FAILED: {faults.Count} faults");
            return faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<List<string>> LoadAsync(MongoCluster mongo, HttpClient http, CancellationToken cancellationToken)
    {
        var all = Enumerable.Range(0, writers).Select(_ => new FailoverWriter(http)).ToArray();
        foreach (var writer in all)
        {
            await writer.RegisterAsync(cancellationToken);
        }

        var kills = new List<long>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = Task.WhenAll(all.Select(writer => writer.RunAsync(stop.Token)));
        try
        {
            await Task.Delay(Between, cancellationToken);
            for (var round = 0; round < 2; round++)
            {
                var primary = await mongo.PrimaryAsync(cancellationToken);
                kills.Add(Stopwatch.GetTimestamp());
                await primary.KillAsync();
                var next = await mongo.PrimaryAsync(cancellationToken);
                Console.WriteLine($"the primary on port {primary.Port} was killed with {all.Sum(writer => writer.Accepted)} writes accepted; {next.Port} took over {Seconds(Stopwatch.GetElapsedTime(kills[^1]).TotalSeconds)} later");
                await Task.Delay(Between, cancellationToken);
                await mongo.RestartAsync(primary, cancellationToken);
                await Task.Delay(Between, cancellationToken);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }

        var faults = Report([.. all.SelectMany(writer => writer.Answers).OrderBy(answer => answer.Answered)], kills);
        foreach (var writer in all)
        {
            faults.AddRange(await writer.FaultsAsync(cancellationToken));
        }

        Console.WriteLine($"{all.Sum(writer => writer.Accepted)} writes were acknowledged");
        return faults;
    }

    private static List<string> Report(FailoverAnswer[] answers, List<long> kills)
    {
        var faults = new List<string>();
        foreach (var kill in kills)
        {
            var refused = Array.Find(answers, answer => answer.Answered > kill && (answer.Status == 0 || answer.Status >= 500));
            var accepted = Array.Find(answers, answer => answer.Sent > kill && answer.Status is >= 200 and < 300);
            var back = accepted is null ? double.PositiveInfinity : Stopwatch.GetElapsedTime(kill, accepted.Answered).TotalSeconds;
            Console.WriteLine($"first refused {(refused is null ? "never" : Seconds(Stopwatch.GetElapsedTime(kill, refused.Answered).TotalSeconds))} and first accepted {Seconds(back)} after the kill");
            if (back > BackWithinSeconds)
            {
                faults.Add($"writes were accepted again only {Seconds(back)} after the kill");
            }
        }

        foreach (var group in answers.GroupBy(answer => answer.Status).OrderBy(group => group.Key))
        {
            Console.WriteLine($"{group.Count()} answers {(group.Key == 0 ? "missing" : group.Key)}");
            if (group.Key is not (200 or 201 or 409 or 503))
            {
                faults.Add($"{group.Count()} answers with status {group.Key}");
            }
        }

        var longest = answers.Max(answer => Stopwatch.GetElapsedTime(answer.Sent, answer.Answered).TotalSeconds);
        Console.WriteLine($"the longest request took {Seconds(longest)}");
        if (longest > LongestSeconds)
        {
            faults.Add($"a request took {Seconds(longest)}");
        }

        return faults;
    }

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s");
}
