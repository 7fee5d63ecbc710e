using System.Collections.Concurrent;
using MongoDB.Bson;
using Qeyafa.Application.Monitoring;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Monitoring;

/// <summary>Looks at every collection: its size, its growth, and who uses its indexes.</summary>
internal sealed class CollectionReader(IMongoDatabase database, CollectionSizes sizes, TimeProvider time)
{
    /// <summary>At most so many are looked at.</summary>
    public const int Most = 200;

    private const int AtOnce = 4;

    private static readonly TimeSpan Settled = TimeSpan.FromDays(1);

    /// <summary>The collections, largest first; those that cannot be looked at are told to <paramref name="unavailable"/>.</summary>
    public async Task<IReadOnlyList<CollectionReportDto>> ReadAsync(ConcurrentBag<UnavailablePartDto> unavailable, CancellationToken cancellationToken)
    {
        var names = await (await database.ListCollectionNamesAsync(cancellationToken: cancellationToken)).ToListAsync(cancellationToken);
        var samples = await sizes.OldestAsync(cancellationToken);
        var found = new ConcurrentBag<CollectionReportDto>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(names.Where(name => !name.StartsWith("system.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(Most), options, async (name, cancellation) =>
        {
            try
            {
                if (await CollectionStats.ReadAsync(database, name, cancellation) is { } stats)
                {
                    var indexes = await CollectionStats.IndexesAsync(database, name, cancellation);
                    found.Add(Report(stats, samples.GetValueOrDefault(name), indexes));
                }
            }
            catch (MongoCommandException exception)
            {
                unavailable.Add(new UnavailablePartDto(name, DatabaseMonitor.ReasonOf(exception)));
            }
        });
        return [.. found.OrderByDescending(collection => collection.DataBytes).ThenBy(collection => collection.Name, StringComparer.Ordinal)];
    }

    private CollectionReportDto Report(CollectionStats stats, CollectionSample? sample, List<BsonDocument> indexes) => new()
    {
        Name = stats.Name,
        Documents = stats.Documents,
        DataBytes = stats.DataBytes,
        StorageBytes = stats.StorageBytes,
        IndexBytes = stats.IndexBytes,
        Growth = sample is null ? null : Growth(stats, sample),
        Indexes = [.. indexes.Select(Use).OrderBy(index => index.Name, StringComparer.Ordinal)],
    };

    private GrowthDto? Growth(CollectionStats stats, CollectionSample sample)
    {
        var days = (time.GetUtcNow() - sample.At).TotalDays;
        var bytes = stats.DataBytes - sample.DataBytes;
        return days < Settled.TotalDays ? null : new GrowthDto(sample.At, stats.Documents - sample.Documents, bytes, Math.Round(bytes / days, 1));
    }

    private IndexUseDto Use(BsonDocument index)
    {
        var accesses = index["accesses"].AsBsonDocument;
        var (name, operations, since) = (index["name"].AsString, accesses["ops"].ToInt64(), accesses["since"].ToMoment());
        var spec = index.TryGetValue("spec", out var value) && value is BsonDocument document ? document : [];
        var worksUnasked = name == "_id_" || spec.GetValue("unique", false).ToBoolean() || spec.Contains("expireAfterSeconds");
        return new IndexUseDto(name, operations, since, operations == 0 && !worksUnasked && time.GetUtcNow() - since >= Settled);
    }
}
