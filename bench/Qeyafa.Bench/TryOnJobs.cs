using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.TryOn;

namespace Qeyafa.Bench;

/// <summary>What the queue of try-ons costs by itself: a claim, a renewal and an end for each, with nothing made in between.</summary>
internal sealed class TryOnJobs(IMongoDatabase database)
{
    public async Task RunAsync(int jobs, int workers, CancellationToken cancellationToken)
    {
        var timer = new OperationTimer(NullLogger<OperationTimer>.Instance, TimeProvider.System);
        using var signal = new TryOnSignal();
        var changes = new TryOnChanges();
        var tryOns = new TryOnRepository(database, signal, changes, timer);
        var options = Options.Create(new TryOnOptions());
        var queue = new TryOnQueue(database, new TryOnEngines([], options), signal, changes, options, timer, TimeProvider.System);
        await database.EnsureIndexesAsync(TryOnRepository.Spec, cancellationToken);
        var owner = EntityId.New(DateTimeOffset.UtcNow);
        await Parallel.ForEachAsync(Enumerable.Range(0, jobs), cancellationToken, async (_, cancellation) =>
        {
            var now = DateTimeOffset.UtcNow;
            await tryOns.AddAsync(TryOnJob.Create(EntityId.New(now), owner, EntityId.New(now), EntityId.New(now), now), cancellation);
        });

        var start = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(queue, cancellationToken), cancellationToken)));
        Table.Head();
        Table.Row("queue", "try-on", workers, Sample.Of([.. times.SelectMany(time => time)], Stopwatch.GetElapsedTime(start).TotalSeconds, errors: 0), cpuSeconds: 0, residentMegabytes: 0);
    }

    private static async Task<List<double>> WorkAsync(TryOnQueue queue, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var start = Stopwatch.GetTimestamp(); await queue.ClaimAsync(cancellationToken) is { } claim; start = Stopwatch.GetTimestamp())
        {
            await queue.RenewAsync(claim, cancellationToken);
            await queue.CompleteAsync(claim, PictureKey.TryOn(claim.Job.UserId, claim.Job.Id), "none", TimeSpan.Zero, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return times;
    }
}
