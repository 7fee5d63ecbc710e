using System.Collections.Frozen;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements.Csv;

/// <summary>The columns of a history as CSV: these, then one for each measurement.</summary>
internal static class CsvColumns
{
    public const string Id = "id";
    public const string ProcessedAt = "processed_at";
    public const string Unit = "unit";
    public const string Source = "source";
    public const string Note = "note";
    public const string Height = "height";
    public const string Weight = "weight";
    public const string AiConfidence = "ai_confidence";

    private const string Prefix = "measurements.";

    private static readonly FrozenSet<string> FixedSet = new[] { Id, ProcessedAt, Unit, Source, Note, Height, Weight, AiConfidence }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<string> Fixed { get; } = [Id, ProcessedAt, Unit, Source, Note, Height, Weight, AiConfidence];

    public static bool IsFixed(string column) => FixedSet.Contains(column);

    /// <summary>The column of a measurement: its name, prefixed where a fixed column has that name already.</summary>
    public static string Of(MeasurementName name) => IsFixed(name.Text) ? Prefix + name.Text : name.Text;

    /// <summary>The name of the measurement that a column holds.</summary>
    public static string NameOf(string column) => column.StartsWith(Prefix, StringComparison.Ordinal) ? column[Prefix.Length..] : column;

    /// <summary>The column that a member of a record stands in (<c>measurements.chest</c> in <c>chest</c>).</summary>
    public static string OfMember(string member) => IsFixed(NameOf(member)) ? member : NameOf(member);
}
