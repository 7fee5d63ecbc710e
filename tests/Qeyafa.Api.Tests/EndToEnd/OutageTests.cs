using System.Collections.Concurrent;
using System.Diagnostics;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.EndToEnd;

/// <summary>The database is killed in the middle of writes and comes back: nothing that was answered is lost, nothing hangs, and the API recovers by itself.</summary>
[NonParallelizable]
public sealed class OutageTests
{
    // The promise is an answer within 3 s, and the slowest is printed. The rest is for a busy machine, and yet a call that hangs until its
    // time limit of 60 s is told apart.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task DatabaseKilledDuringWrites_LosesNothingAnswered_AndIsFoundAgain()
    {
        await using var mongo = await TestMongo.StartDedicatedAsync();
        await using var server = await QeyafaServer.StartAsync(mongoUrl: mongo.Url);
        using var maya = await server.RegisterAsync();
        var stored = new ConcurrentBag<string>();
        var statuses = new ConcurrentBag<int>();
        var slowest = TimeSpan.Zero;
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 16).Select(_ => WriteAsync()).ToArray();

        await UntilAsync(() => stored.Count > 200, TimeSpan.FromMinutes(2));
        await mongo.KillAsync();
        await UntilAsync(() => statuses.Count(status => status == 503) > 50, TimeSpan.FromMinutes(2));
        await (await maya.GetAsync($"/api/v1/measurements/latest/{maya.Id}")).ProblemAsync(503, "temporarily_unavailable");
        await (await maya.GetAsync("/api/v1/admin/database")).ProblemAsync(503, "temporarily_unavailable");
        ((int)(await maya.GetAsync("/health/ready")).StatusCode).ShouldBe(503);
        ((int)(await maya.GetAsync("/health/live")).StatusCode).ShouldBe(200);
        await mongo.RestartAsync();
        var back = Stopwatch.StartNew();
        var before = stored.Count;
        await UntilAsync(() => stored.Count > before, TimeSpan.FromMinutes(2));
        var recovered = back.Elapsed;
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        TestContext.Out.WriteLine($"recovered {recovered.TotalSeconds:F1} s after the database's return; slowest answer {slowest.TotalSeconds:F1} s; {stored.Count} stored");

        statuses.Distinct().Order().ShouldBe([201, 503]);
        slowest.ShouldBeLessThan(Patience);
        (await MissingAsync(maya, stored)).ShouldBeEmpty();

        async Task WriteAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                var clock = Stopwatch.StartNew();
                var answer = await maya.PostAsync("/api/v1/measurements", """{"measurements": {"chest": 92.5}}""");
                var took = clock.Elapsed;
                lock (stored)
                {
                    slowest = took > slowest ? took : slowest;
                }

                statuses.Add((int)answer.StatusCode);
                if ((int)answer.StatusCode == 201)
                {
                    stored.Add((await answer.JsonAsync()).GetProperty("id").GetString()!);
                }
                else
                {
                    answer.Header("Retry-After").ShouldNotBeNull();
                }
            }
        }
    }

    private static async Task<IEnumerable<string>> MissingAsync(Person person, IReadOnlyCollection<string> ids)
    {
        var there = new HashSet<string>();
        var path = $"/api/v1/measurements/history/{person.Id}?limit=100";
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await (await person.GetAsync(cursor.Length == 0 ? path : $"{path}&cursor={cursor}")).JsonAsync();
            there.UnionWith(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next_cursor").GetString();
        }

        return ids.Where(id => !there.Contains(id));
    }

    private static async Task UntilAsync(Func<bool> condition, TimeSpan deadline)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.ShouldBeLessThan(deadline);
            await Task.Delay(20);
        }
    }
}
