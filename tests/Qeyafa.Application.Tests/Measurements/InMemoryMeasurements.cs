using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Tests.Measurements;

/// <summary>The repository's contract in memory. What the database does with it is shown by the repository's own tests.</summary>
internal sealed class InMemoryMeasurements : IMeasurementRepository
{
    private readonly Dictionary<EntityId, Measurement> _stored = [];

    public int HistoryCalls { get; private set; }

    /// <summary>Runs once, between a handler's reading and its writing.</summary>
    public Action? BeforeWrite { get; set; }

    public IReadOnlyCollection<Measurement> Stored => _stored.Values;

    public Task<InsertOutcome> InsertAsync(Measurement measurement, CancellationToken cancellationToken) => InsertManyAsync([measurement], cancellationToken);

    public Task<InsertOutcome> InsertManyAsync(IReadOnlyList<Measurement> measurements, CancellationToken cancellationToken)
    {
        if (measurements.Any(measurement => _stored.ContainsKey(measurement.Id))) return Task.FromResult(InsertOutcome.DuplicateId);
        foreach (var measurement in measurements) _stored.Add(measurement.Id, Copy(measurement));
        return Task.FromResult(InsertOutcome.Inserted);
    }

    public Task<Measurement?> FindAsync(EntityId id, OwnerScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(_stored.TryGetValue(id, out var found) && scope.Includes(found.UserId) ? Copy(found) : null);

    public Task<EntityId?> FindOwnerAsync(EntityId id, CancellationToken cancellationToken) =>
        Task.FromResult(_stored.TryGetValue(id, out var found) ? found.UserId : (EntityId?)null);

    public Task<bool> ReplaceAsync(Measurement measurement, long expectedVersion, CancellationToken cancellationToken)
    {
        Interfere();
        var fits = _stored.TryGetValue(measurement.Id, out var stored) && stored.UserId == measurement.UserId && stored.Version == expectedVersion;
        if (fits) _stored[measurement.Id] = Copy(measurement);
        return Task.FromResult(fits);
    }

    public Task<DeleteOutcome> DeleteAsync(EntityId id, OwnerScope scope, long? expectedVersion, CancellationToken cancellationToken)
    {
        Interfere();
        if (!_stored.TryGetValue(id, out var stored) || !scope.Includes(stored.UserId)) return Task.FromResult(DeleteOutcome.NotFound);
        if (expectedVersion is { } expected && stored.Version != expected) return Task.FromResult(DeleteOutcome.OtherVersion);
        _stored.Remove(id);
        return Task.FromResult(DeleteOutcome.Deleted);
    }

    public Task<IReadOnlyList<Measurement>> HistoryAsync(HistorySlice slice, CancellationToken cancellationToken)
    {
        HistoryCalls++;
        IReadOnlyList<Measurement> found =
        [
            .. Of(slice.Owner, slice.Filter)
                .Where(measurement => slice.After is not { } after || Later(after, measurement))
                .Skip(slice.Skip)
                .Take(slice.Limit)
                .Select(Copy),
        ];
        return Task.FromResult(found);
    }

    public Task<long> CountAsync(EntityId owner, MeasurementFilter filter, CancellationToken cancellationToken) => Task.FromResult(Of(owner, filter).LongCount());

    public Task<Measurement?> LatestAsync(EntityId owner, CancellationToken cancellationToken) => Task.FromResult(Of(owner, MeasurementFilter.None).FirstOrDefault());

    public Task<HistorySpan?> SpanAsync(EntityId owner, MeasurementFilter filter, CancellationToken cancellationToken)
    {
        var records = Of(owner, filter).ToArray();
        return Task.FromResult<HistorySpan?>(records.Length == 0 ? null : new HistorySpan(records[^1].ProcessedAt, records[0].ProcessedAt));
    }

    public Task<IReadOnlyList<MeasurementTrend>> TrendsAsync(TrendQuery query, CancellationToken cancellationToken)
    {
        var values = Of(query.Owner, query.Filter).Reverse().Select(measurement => measurement.In(LengthUnit.Cm))
            .SelectMany(measurement => NamesOf(measurement).Select(name => (name, measurement.ProcessedAt, Value: measurement.ValueOf(name)!.Value)))
            .Where(value => query.Names is null || query.Names.Contains(value.name));
        IReadOnlyList<MeasurementTrend> trends =
        [
            .. values.GroupBy(value => value.name).Select(group => new MeasurementTrend(
                group.Key,
                group.First().Value,
                group.Last().Value,
                group.Min(value => value.Value),
                group.Max(value => value.Value),
                group.Average(value => value.Value),
                [.. group.GroupBy(value => Start(value.ProcessedAt, query.Interval)).Select(bucket => new TrendPoint(bucket.Key, bucket.Average(value => value.Value), bucket.Count()))])),
        ];
        return Task.FromResult(trends);
    }

    public Task<IReadOnlyList<MeasurementName>> NamesAsync(EntityId owner, MeasurementFilter filter, CancellationToken cancellationToken)
    {
        IReadOnlyList<MeasurementName> names = [.. Of(owner, filter).SelectMany(measurement => measurement.Measurements).Select(measured => measured.Name).Distinct()];
        return Task.FromResult(names);
    }

    private IEnumerable<Measurement> Of(EntityId owner, MeasurementFilter filter) => _stored.Values
        .Where(measurement => measurement.UserId == owner
            && !(measurement.ProcessedAt < filter.From)
            && !(measurement.ProcessedAt > filter.To)
            && (filter.Source is not { } source || measurement.Source == source))
        .OrderByDescending(measurement => measurement.ProcessedAt)
        .ThenByDescending(measurement => measurement.Id);

    private void Interfere()
    {
        var interfere = BeforeWrite;
        BeforeWrite = null;
        interfere?.Invoke();
    }

    private static bool Later(HistoryPosition after, Measurement measurement) =>
        measurement.ProcessedAt < after.ProcessedAt || (measurement.ProcessedAt == after.ProcessedAt && measurement.Id < after.Id);

    private static IEnumerable<MeasurementName> NamesOf(Measurement measurement)
    {
        if (measurement.Height is not null) yield return MeasurementVocabulary.Height;
        if (measurement.Weight is not null) yield return MeasurementVocabulary.Weight;
        foreach (var measured in measurement.Measurements) yield return measured.Name;
    }

    private static DateTimeOffset Start(DateTimeOffset at, TrendInterval interval)
    {
        var day = at.UtcDateTime.Date;
        return new DateTimeOffset(
            interval switch
            {
                TrendInterval.Day => day,
                TrendInterval.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
                _ => day.AddDays(1 - day.Day),
            },
            TimeSpan.Zero);
    }

    private static Measurement Copy(Measurement measurement) => Measurement.Restore(
        measurement.Id,
        measurement.UserId,
        measurement.Measurements,
        measurement.Height,
        measurement.Weight,
        measurement.Unit,
        measurement.ImagePaths,
        measurement.ProcessedAt,
        measurement.AiConfidence,
        measurement.Source,
        measurement.Note,
        measurement.CreatedAt,
        measurement.UpdatedAt,
        measurement.Version);
}
