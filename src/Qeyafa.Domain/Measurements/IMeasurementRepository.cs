using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Measurements;

/// <summary>What became of an insertion.</summary>
public enum InsertOutcome
{
    /// <summary>Stored.</summary>
    Inserted,

    /// <summary>Not stored: the id is taken, by whomever.</summary>
    DuplicateId,
}

/// <summary>What became of a deletion.</summary>
public enum DeleteOutcome
{
    /// <summary>Deleted.</summary>
    Deleted,

    /// <summary>There is no such record within the scope.</summary>
    NotFound,

    /// <summary>The record is there, and its version is another than the one expected.</summary>
    OtherVersion,
}

/// <summary>Keeps measurement records. A record without a stored version has version 1.</summary>
public interface IMeasurementRepository
{
    /// <summary>Stores a new record.</summary>
    Task<InsertOutcome> InsertAsync(Measurement measurement, CancellationToken cancellationToken);

    /// <summary>Stores all the records, or, where an id of theirs is taken or anything fails, none.</summary>
    Task<InsertOutcome> InsertManyAsync(IReadOnlyList<Measurement> measurements, CancellationToken cancellationToken);

    /// <summary>The record with this id, if it is within the scope.</summary>
    Task<Measurement?> FindAsync(EntityId id, OwnerScope scope, CancellationToken cancellationToken);

    /// <summary>Whose record this is, for deciding whether it may be reached; null where there is no such record.</summary>
    Task<EntityId?> FindOwnerAsync(EntityId id, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the record of the same id and owner if its stored version is the expected one, and keeps stored fields that the record does not know.
    /// </summary>
    /// <returns>Whether it was replaced.</returns>
    Task<bool> ReplaceAsync(Measurement measurement, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Deletes the record with this id, if it is within the scope and, where a version is expected, has that version.</summary>
    Task<DeleteOutcome> DeleteAsync(EntityId id, OwnerScope scope, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>
    /// A part of a person's history, newest first: by <c>processed_at</c>, then by id, both descending.
    /// Export reads it in batches by position, so no cursor stays open between two calls.
    /// </summary>
    Task<IReadOnlyList<Measurement>> HistoryAsync(HistorySlice slice, CancellationToken cancellationToken);

    /// <summary>How many of the person's records the filter lets through.</summary>
    Task<long> CountAsync(EntityId owner, MeasurementFilter filter, CancellationToken cancellationToken);

    /// <summary>The person's latest record by <c>processed_at</c>, then by id; null where there is none.</summary>
    Task<Measurement?> LatestAsync(EntityId owner, CancellationToken cancellationToken);

    /// <summary>When the first and the last of the records were taken; null where there is none.</summary>
    Task<HistorySpan?> SpanAsync(EntityId owner, MeasurementFilter filter, CancellationToken cancellationToken);

    /// <summary>How each measurement developed, computed by the database in cm (weight in kg) whatever the records' units; in no particular order.</summary>
    Task<IReadOnlyList<MeasurementTrend>> TrendsAsync(TrendQuery query, CancellationToken cancellationToken);

    /// <summary>The different names under <c>measurements</c> in the records; height and weight are not among them.</summary>
    Task<IReadOnlyList<MeasurementName>> NamesAsync(EntityId owner, MeasurementFilter filter, CancellationToken cancellationToken);
}
