using System.Text.Unicode;
using CsvHelper;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Measurements.Csv;

/// <summary>One row of a CSV text.</summary>
/// <param name="Line">The line that the row starts on, from 1.</param>
/// <param name="Cells">The row's cells.</param>
internal readonly record struct CsvRow(long Line, string[] Cells);

/// <summary>A CSV text as rows, before their meaning is looked at.</summary>
internal static class CsvTable
{
    public const int MaxBytes = 1024 * 1024;

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        IncludeValuesInExceptions = false,
    };

    /// <summary>Reads the header and the records; more records than <paramref name="maxRecords"/> are refused.</summary>
    public static async Task<Result<IReadOnlyList<CsvRow>>> ReadAsync(Stream body, int maxRecords, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var piece = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(piece, cancellationToken)) > 0)
        {
            if (buffer.Length + read > MaxBytes) return Error.Rule("csv", "The file must be 1 MiB at most.");
            buffer.Write(piece, 0, read);
        }

        var text = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (!Utf8.IsValid(text.Span)) return Error.Malformed("csv", "The file must be UTF-8.");
        try
        {
            return Rows(text, maxRecords);
        }
        catch (CsvFormatException bad)
        {
            return Error.Malformed($"line {bad.LineNumber}", "A quotation mark stands where none may: write it twice, and put the whole cell in quotation marks.");
        }
    }

    private static Result<IReadOnlyList<CsvRow>> Rows(ReadOnlyMemory<byte> text, int maxRecords)
    {
        using var reader = CsvReader.Create(text, Options);
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            // The first row is the header.
            if (rows.Count > maxRecords) return Error.Rule("csv", $"The file must have {maxRecords} records at most.");
            var cells = new string[reader.FieldCount];
            for (var index = 0; index < cells.Length; index++) cells[index] = reader.GetString(index);
            rows.Add(new CsvRow(reader.LineNumber, cells));
        }

        return rows;
    }
}
