using System.Globalization;
using CsvHelper;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements.Csv;

/// <summary>A person's history as CSV (RFC 4180, UTF-8), newest first, read from the database piece by piece while it is written out.</summary>
public sealed class MeasurementCsv
{
    /// <summary>How many records are read at once; between two reads no database cursor is open, however slow the client is.</summary>
    internal const int BatchSize = 500;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    private readonly IMeasurementRepository _measurements;
    private readonly EntityId _owner;
    private readonly MeasurementFilter _filter;
    private readonly LengthUnit? _unit;
    private readonly IReadOnlyList<MeasurementName> _names;
    private readonly Dictionary<MeasurementName, int> _columns;

    internal MeasurementCsv(IMeasurementRepository measurements, EntityId owner, MeasurementFilter filter, LengthUnit? unit, IReadOnlyList<MeasurementName> names)
    {
        _measurements = measurements;
        _owner = owner;
        _filter = filter;
        _unit = unit;
        _names = names;
        _columns = names.Select((name, index) => (name, index)).ToDictionary(column => column.name, column => column.index);
    }

    /// <summary>Writes the whole of it.</summary>
    /// <param name="destination">Where to; it is written to asynchronously only, and left open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteToAsync(Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        await using var csv = CsvWriter.Create(destination, CsvWriterOptions.Default, leaveOpen: true);
        Header(csv);
        await csv.EndRecordAsync(cancellationToken);
        HistoryPosition? after = null;
        IReadOnlyList<Measurement> batch;
        do
        {
            batch = await _measurements.HistoryAsync(new HistorySlice(_owner, _filter, after, 0, BatchSize), cancellationToken);
            foreach (var measurement in batch)
            {
                Row(csv, _unit is { } unit ? measurement.In(unit) : measurement);
                await csv.EndRecordAsync(cancellationToken);
                after = new HistoryPosition(measurement.ProcessedAt, measurement.Id);
            }

            await csv.FlushAsync(cancellationToken);
        }
        while (batch.Count == BatchSize);
    }

    private void Header(CsvWriter csv)
    {
        foreach (var column in CsvColumns.Fixed) csv.WriteField(column);
        foreach (var name in _names) csv.WriteField(CsvText.Protect(CsvColumns.Of(name)));
    }

    private void Row(CsvWriter csv, Measurement measurement)
    {
        csv.WriteField(measurement.Id.ToString());
        csv.WriteField(measurement.ProcessedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        csv.WriteField(measurement.Unit.Word());
        csv.WriteField(measurement.Source.Word());
        csv.WriteField(CsvText.Protect(measurement.Note ?? string.Empty));
        csv.WriteField(Number(measurement.Height));
        csv.WriteField(Number(measurement.Weight));
        csv.WriteField(Number(measurement.AiConfidence));
        var cells = new string?[_names.Count];
        foreach (var measured in measurement.Measurements)
        {
            // A name that came in after the header was written has no column.
            if (_columns.TryGetValue(measured.Name, out var column)) cells[column] = Number(measured.Value);
        }

        foreach (var cell in cells) csv.WriteField(cell);
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;
}
