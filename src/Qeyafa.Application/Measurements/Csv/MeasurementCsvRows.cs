using System.Globalization;
using System.Text;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements.Csv;

/// <summary>Reads rows of CSV as what somebody enters, and gathers what cannot be read by line and column.</summary>
internal sealed class MeasurementCsvRows(DateTimeOffset now)
{
    private static readonly string[] ZonedTimes = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];
    private static readonly string[] UtcTimes = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd"];

    private string[] _header = [];

    public List<KeyValuePair<string, string>> Broken { get; } = [];

    public void Header(CsvRow row)
    {
        _header = [.. row.Cells.Select(cell => CsvText.Unprotect(cell.Trim()))];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in _header)
        {
            if (!CsvColumns.IsFixed(column) && !MeasurementName.IsValid(CsvColumns.NameOf(column)))
            {
                Break(row.Line, column, "This is neither a column of a record nor the name of a measurement (lower-case letters, digits and underscores, starting with a letter).");
            }
            else if (!seen.Add(column))
            {
                Break(row.Line, column, "The column stands twice.");
            }
        }
    }

    public MeasurementEntry Entry(CsvRow row)
    {
        var entry = new MeasurementEntry { ProcessedAt = now };
        var values = new List<KeyValuePair<string, double>>();
        if (row.Cells.Length > _header.Length) Break(row.Line, "columns", $"The line has {row.Cells.Length} cells, the first line {_header.Length}.");
        for (var index = 0; index < Math.Min(_header.Length, row.Cells.Length); index++)
        {
            var (column, cell) = (_header[index], row.Cells[index].Trim());
            if (cell.Length == 0) continue;
            switch (column)
            {
                case CsvColumns.Id:
                    break;
                case CsvColumns.ProcessedAt:
                    entry = entry with { ProcessedAt = Time(row.Line, cell) };
                    break;
                case CsvColumns.Unit:
                    if (!LengthUnits.TryParse(cell, out var unit)) Break(row.Line, column, "must be cm or inch.");
                    entry = entry with { Unit = unit };
                    break;
                case CsvColumns.Source:
                    if (!MeasurementSources.TryParse(cell, out var source)) Break(row.Line, column, "must be manual, ai_service or mock.");
                    entry = entry with { Source = source };
                    break;
                case CsvColumns.Note:
                    entry = entry with { Note = CsvText.Unprotect(cell).Replace("\r\n", "\n", StringComparison.Ordinal).Trim().Normalize(NormalizationForm.FormC) };
                    break;
                case CsvColumns.Height:
                    entry = entry with { Height = Number(row.Line, column, cell) };
                    break;
                case CsvColumns.Weight:
                    entry = entry with { Weight = Number(row.Line, column, cell) };
                    break;
                case CsvColumns.AiConfidence:
                    entry = entry with { AiConfidence = Number(row.Line, column, cell) };
                    break;
                default:
                    if (Number(row.Line, column, cell) is { } value) values.Add(new(CsvColumns.NameOf(column), value));
                    break;
            }
        }

        return entry with { Measurements = values };
    }

    public void Break(long line, string column, string message) => Broken.Add(new($"line {line}.{column}", message));

    private double? Number(long line, string column, string cell)
    {
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        if (double.TryParse(cell, Plain, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) return value;
        Break(line, column, "must be a number with a point before its decimals, such as 91.5.");
        return null;
    }

    private DateTimeOffset Time(long line, string cell)
    {
        if (DateTimeOffset.TryParseExact(cell, ZonedTimes, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            || DateTimeOffset.TryParseExact(cell, UtcTimes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time))
        {
            return time;
        }

        Break(line, CsvColumns.ProcessedAt, "must be an RFC 3339 time such as 2026-01-31T09:30:00Z, or a date such as 2026-01-31.");
        return now;
    }
}
