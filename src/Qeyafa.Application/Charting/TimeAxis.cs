using System.Globalization;

namespace Qeyafa.Application.Charting;

/// <summary>A tick of the time axis: a first line of text, and the year below where it changes.</summary>
internal readonly record struct TimeTick(DateTime At, string Text, string? Year);

/// <summary>A time axis (UTC) whose ticks stand at the starts of days, months or years.</summary>
internal sealed class TimeAxis
{
    private const double Room = 0.03;
    private const double DaysPerMonth = 30.44;
    private const int MonthsPerYear = 12;

    private static readonly TimeSpan LeastSpan = TimeSpan.FromDays(6);
    private static readonly int[] DaySteps = [1, 2, 5, 10];
    private static readonly int[] MonthSteps = [1, 2, 3, 6];
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50];

    public TimeAxis(DateTimeOffset first, DateTimeOffset last, int tickCount)
    {
        var span = last - first;
        var room = span < LeastSpan ? (LeastSpan - span) / 2 : span * Room;
        Start = (first - room).UtcDateTime;
        End = (last + room).UtcDateTime;
        Ticks = Labelled([.. Times((End - Start).TotalDays / Math.Max(tickCount, 2))]);
    }

    public DateTime Start { get; }

    public DateTime End { get; }

    public IReadOnlyList<TimeTick> Ticks { get; }

    private IEnumerable<DateTime> Times(double leastDays)
    {
        if (leastDays <= DaySteps[^1]) return Days(DaySteps.First(step => step >= leastDays));
        var months = leastDays / DaysPerMonth;
        return months <= MonthSteps[^1]
            ? Months(MonthSteps.First(step => step >= months))
            : Months(MonthsPerYear * YearSteps.FirstOrDefault(step => step >= months / MonthsPerYear, YearSteps[^1]));
    }

    // Every month starts its days anew, so that ticks stand at the 1st, 6th, 11th … whatever its length.
    private IEnumerable<DateTime> Days(int step)
    {
        for (var day = Start.Date.AddDays(1); day <= End; day = day.AddDays(1))
        {
            if ((day.Day - 1) % step == 0 && (step == 1 || day.Day <= 31 - step)) yield return day;
        }
    }

    private IEnumerable<DateTime> Months(int step)
    {
        var month = (Start.Year * MonthsPerYear) + Start.Month - 1;
        for (month = ((month / step) + 1) * step; ; month += step)
        {
            var at = new DateTime(month / MonthsPerYear, (month % MonthsPerYear) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
            if (at > End) yield break;
            yield return at;
        }
    }

    private static List<TimeTick> Labelled(DateTime[] times)
    {
        var yearsOnly = times.All(time => time.DayOfYear == 1);
        var monthsOnly = times.All(time => time.Day == 1);
        var ticks = new List<TimeTick>(times.Length);
        foreach (var time in times)
        {
            var year = ticks.Count == 0 || ticks[^1].At.Year != time.Year ? time.ToString("yyyy", CultureInfo.InvariantCulture) : null;
            ticks.Add(yearsOnly
                ? new TimeTick(time, time.ToString("yyyy", CultureInfo.InvariantCulture), null)
                : new TimeTick(time, time.ToString(monthsOnly ? "MMM" : "d MMM", CultureInfo.InvariantCulture), year));
        }

        return ticks;
    }
}
