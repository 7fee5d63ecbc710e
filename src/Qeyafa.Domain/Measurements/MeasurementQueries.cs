using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Measurements;

/// <summary>Which of a person's records are meant; a null leaves that side open.</summary>
/// <param name="From">The earliest <c>processed_at</c>, included.</param>
/// <param name="To">The latest <c>processed_at</c>, included.</param>
/// <param name="Source">Where the values come from. A stored <c>ai</c> counts as <c>ai_service</c>, and a missing source as <c>manual</c>.</param>
public sealed record MeasurementFilter(DateTimeOffset? From = null, DateTimeOffset? To = null, MeasurementSource? Source = null)
{
    /// <summary>Every record.</summary>
    public static MeasurementFilter None { get; } = new();
}

/// <summary>A place in a person's history, whose order is by <c>processed_at</c> and then by id, both newest first.</summary>
/// <param name="ProcessedAt">When the record there was taken, to the millisecond.</param>
/// <param name="Id">The record's id.</param>
public readonly record struct HistoryPosition(DateTimeOffset ProcessedAt, EntityId Id);

/// <summary>Which part of a person's history is wanted, newest first.</summary>
/// <param name="Owner">Whose history.</param>
/// <param name="Filter">Which records.</param>
/// <param name="After">Answer what follows this place, itself excluded; null for the start.</param>
/// <param name="Skip">How many records to pass over, after <paramref name="After"/>.</param>
/// <param name="Limit">How many records to answer at most.</param>
public sealed record HistorySlice(EntityId Owner, MeasurementFilter Filter, HistoryPosition? After, int Skip, int Limit);

/// <summary>The stretches of time that trends are gathered by, in UTC.</summary>
public enum TrendInterval
{
    /// <summary>From midnight.</summary>
    Day,

    /// <summary>From Monday.</summary>
    Week,

    /// <summary>From the first of the month.</summary>
    Month,
}

/// <summary>Which trends are wanted.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Filter">From which records.</param>
/// <param name="Names">Of which measurements, <c>height</c> and <c>weight</c> among them; null for all that there are.</param>
/// <param name="Interval">By which stretch of time the points are gathered.</param>
public sealed record TrendQuery(EntityId Owner, MeasurementFilter Filter, IReadOnlyList<MeasurementName>? Names, TrendInterval Interval);

/// <summary>How one measurement developed; in cm, weight in kg. First and last are by <c>processed_at</c>, then by id.</summary>
/// <param name="Name">The name of the measurement.</param>
/// <param name="First">The earliest value.</param>
/// <param name="Last">The latest value.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Mean">The mean over all records.</param>
/// <param name="Points">The values by interval, oldest first; an interval without values has none.</param>
public sealed record MeasurementTrend(MeasurementName Name, double First, double Last, double Min, double Max, double Mean, IReadOnlyList<TrendPoint> Points);

/// <summary>The values of one interval; in cm, weight in kg.</summary>
/// <param name="At">When the interval starts (UTC).</param>
/// <param name="Mean">The mean of its values.</param>
/// <param name="Count">How many values it has.</param>
public readonly record struct TrendPoint(DateTimeOffset At, double Mean, long Count);

/// <summary>The times of the first and the last record.</summary>
/// <param name="First">The earliest <c>processed_at</c>.</param>
/// <param name="Last">The latest <c>processed_at</c>.</param>
public readonly record struct HistorySpan(DateTimeOffset First, DateTimeOffset Last);
