using System.Globalization;

namespace Qeyafa.Domain.Measurements;

/// <summary>What a record must obey to be stored.</summary>
public static class MeasurementRules
{
    /// <summary>How many named values a record has at most.</summary>
    public const int MaxValues = 100;

    /// <summary>How many characters a note has at most.</summary>
    public const int MaxNoteLength = 2_000;

    /// <summary>The largest length under a custom name, in cm.</summary>
    public const double MaxCustomCm = 300;

    /// <summary>How far ahead of this system's clock a client's may run.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>The earliest time at which values can have been taken.</summary>
    public static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static List<KeyValuePair<string, string>> Broken(MeasurementEntry entry, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var broken = new List<KeyValuePair<string, string>>();
        if (entry.Measurements.Count == 0 && entry.Height is null && entry.Weight is null)
        {
            broken.Add(new("measurements", "give at least one value: a measurement, the height or the weight."));
        }

        if (entry.Measurements.Count > MaxValues)
        {
            broken.Add(new("measurements", $"A record has at most {MaxValues} values; this one has {entry.Measurements.Count}."));
        }
        else
        {
            Values(entry, broken);
        }

        if (entry.Height is { } height) Known("height", MeasurementVocabulary.Height.Entry!, height, entry.Unit, broken);
        if (entry.Weight is { } weight) Known("weight", MeasurementVocabulary.Weight.Entry!, weight, entry.Unit, broken);
        if (entry.AiConfidence is { } confidence && !(confidence is >= 0 and <= 1)) broken.Add(new("ai_confidence", "must be from 0 to 1."));
        if (entry.ProcessedAt > now + ClockSkew) broken.Add(new("processed_at", "must not be in the future."));
        if (entry.ProcessedAt < Earliest) broken.Add(new("processed_at", "must not be before 1900."));
        Note(entry.Note, broken);
        return broken;
    }

    private static void Values(MeasurementEntry entry, List<KeyValuePair<string, string>> broken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in entry.Measurements)
        {
            var member = "measurements." + name;
            if (!MeasurementName.IsValid(name))
            {
                broken.Add(new(member, "A name has 1 to 40 characters: lower-case letters, digits and underscores, starting with a letter."));
            }
            else if (!seen.Add(name))
            {
                broken.Add(new(member, "The name stands twice."));
            }
            else if (MeasurementVocabulary.Find(name) is not { } entryOfName)
            {
                Custom(member, value, entry.Unit, broken);
            }
            else if (entryOfName.IsTopLevel)
            {
                broken.Add(new(member, $"give it as the record's own member {name}."));
            }
            else
            {
                Known(member, entryOfName, value, entry.Unit, broken);
            }
        }
    }

    private static void Known(string member, VocabularyEntry known, double value, LengthUnit unit, List<KeyValuePair<string, string>> broken)
    {
        if (!known.RejectIn(unit).Contains(value))
        {
            broken.Add(new(member, $"must be from {Range(known.RejectIn(unit))} {known.UnitIn(unit)}."));
        }
    }

    private static void Custom(string member, double value, LengthUnit unit, List<KeyValuePair<string, string>> broken)
    {
        var max = LengthUnits.Convert(MaxCustomCm, LengthUnit.Cm, unit);
        if (!(value > 0 && value <= max))
        {
            broken.Add(new(member, $"must be more than 0 and at most {Number(max)} {unit.Word()}."));
        }
    }

    private static void Note(string? note, List<KeyValuePair<string, string>> broken)
    {
        if (note is null) return;
        if (note.Length > MaxNoteLength) broken.Add(new("note", "must be 2,000 characters at most."));
        if (note.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'))) broken.Add(new("note", "must not contain control characters other than line feeds and tabs."));
    }

    internal static string Range(Band band) => $"{Number(band.Min)} to {Number(band.Max)}";

    internal static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
