using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

internal static class TrendIntervals
{
    private const int DaysPerWeek = 7;
    private const int MonthsPerYear = 12;

    /// <summary>How many intervals a span reaches over, at most.</summary>
    public static int Count(this HistorySpan span, TrendInterval interval)
    {
        var days = (span.Last.UtcDateTime.Date - span.First.UtcDateTime.Date).Days;
        return interval switch
        {
            TrendInterval.Day => days + 1,
            TrendInterval.Week => (days / DaysPerWeek) + 2,
            _ => ((span.Last.UtcDateTime.Year - span.First.UtcDateTime.Year) * MonthsPerYear) + span.Last.UtcDateTime.Month - span.First.UtcDateTime.Month + 1,
        };
    }
}

/// <summary>Vocabulary names in the vocabulary's order, then custom names by letter.</summary>
internal sealed class MeasurementOrder : IComparer<MeasurementName>
{
    public static MeasurementOrder Instance { get; } = new();

    public int Compare(MeasurementName? x, MeasurementName? y)
    {
        var byVocabulary = Place(x).CompareTo(Place(y));
        return byVocabulary != 0 ? byVocabulary : string.CompareOrdinal(x?.Text, y?.Text);
    }

    private static int Place(MeasurementName? name) => name?.Entry?.Index ?? int.MaxValue;
}
