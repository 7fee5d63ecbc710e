using System.Globalization;

namespace Qeyafa.Api.Json;

/// <summary>Reads RFC 3339 timestamps with an offset, and writes them in UTC: <c>2026-01-31T09:30:00Z</c>, with milliseconds where there are any.</summary>
/// <remarks>Source: RFC 3339, section 5.6 (<c>date-time</c>); a leap second (<c>:60</c>) is refused.</remarks>
internal static class Timestamps
{
    public const string Rule = "must be an RFC 3339 time with an offset, such as 2026-01-31T09:30:00Z.";

    public const string DateRule = "must be a date such as 2026-01-31.";

    /// <summary>The longest text that <see cref="Format"/> writes.</summary>
    public const int MaxLength = 24;

    private const int WholeSecondsLength = 19;

    /// <summary>Reads a timestamp; more than seven decimals of a second are refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is < WholeSecondsLength + 1 or > 33 || text[10] is not ('T' or 't'))
        {
            return false;
        }

        if (!DateTime.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !TimeOnly.TryParseExact(text[11..WholeSecondsLength], "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return false;
        }

        var rest = text[WholeSecondsLength..];
        if (!TryTakeFraction(ref rest, out var ticks) || !TryReadOffset(rest, out var offset))
        {
            return false;
        }

        var local = date.Ticks + clock.Ticks + ticks;
        var utc = local - offset.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads a calendar date.</summary>
    public static bool TryParseDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Writes a timestamp in UTC.</summary>
    /// <param name="time">The time; parts below a millisecond are dropped.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Format(DateTimeOffset time, Span<byte> destination)
    {
        var utc = time.UtcDateTime;
        utc.GetDate(out var year, out var month, out var day);
        Digits(destination, year, 4);
        destination[4] = (byte)'-';
        Digits(destination[5..], month, 2);
        destination[7] = (byte)'-';
        Digits(destination[8..], day, 2);
        destination[10] = (byte)'T';
        var clock = utc.TimeOfDay;
        Digits(destination[11..], clock.Hours, 2);
        destination[13] = (byte)':';
        Digits(destination[14..], clock.Minutes, 2);
        destination[16] = (byte)':';
        Digits(destination[17..], clock.Seconds, 2);
        if (clock.Milliseconds == 0)
        {
            destination[19] = (byte)'Z';
            return 20;
        }

        destination[19] = (byte)'.';
        Digits(destination[20..], clock.Milliseconds, 3);
        destination[23] = (byte)'Z';
        return MaxLength;
    }

    private static void GetDate(this DateTime time, out int year, out int month, out int day) => DateOnly.FromDateTime(time).Deconstruct(out year, out month, out day);

    private static void Digits(Span<byte> destination, int value, int count)
    {
        for (var index = count - 1; index >= 0; index--)
        {
            destination[index] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 7)
        {
            return false;
        }

        ticks = long.Parse(rest.Slice(1, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        for (var scale = digits; scale < 7; scale++)
        {
            ticks *= 10;
        }

        rest = rest[(digits + 1)..];
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !int.TryParse(text[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[4..6], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }
}
