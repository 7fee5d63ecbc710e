using System.Buffers.Binary;
using System.Security.Cryptography;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Measurements.Csv;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>
/// Records many measurements from CSV in UTF-8, all or none, with the columns of <see cref="ExportMeasurements"/> in any order: at most 1 MiB and 5,000 records.
/// Columns may be missing; the defaults are those of <see cref="RecordMeasurement"/>. The column <c>id</c> is passed over: what is imported is new.
/// </summary>
/// <param name="Csv">The CSV text, read once.</param>
/// <param name="UserId">Whose measurements they are; the caller's where null.</param>
/// <param name="ReservedId">
/// The id that the transport has kept for this very request: the records' ids follow from it, so that a request that was carried out and is sent again stores nothing twice.
/// </param>
public sealed record ImportMeasurements(Stream Csv, EntityId? UserId = null, EntityId? ReservedId = null) : ICommand<ImportDto>, ISignedInRequest
{
    /// <summary>How many records one import has at most.</summary>
    public const int MaxRecords = 5_000;
}

/// <summary>What came of an import.</summary>
/// <param name="Imported">How many records were stored.</param>
/// <param name="Warnings">What is worth a second look; at most 100, and nothing was refused for it.</param>
public sealed record ImportDto(int Imported, IReadOnlyList<ImportWarningDto> Warnings);

/// <summary>Something in a line that is worth a second look.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Name">The name of the measurement.</param>
/// <param name="Code">Why it is worth a second look.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record ImportWarningDto(long Line, string Name, MeasurementWarningCode Code, string Message);

internal sealed class ImportMeasurementsHandler(IMeasurementRepository measurements, ICaller caller, IAccessPolicy policy, TimeProvider clock)
    : ICommandHandler<ImportMeasurements, ImportDto>
{
    private const int MaxReported = 100;

    public async Task<Result<ImportDto>> Handle(ImportMeasurements request, CancellationToken cancellationToken)
    {
        var owner = request.UserId ?? caller.RequiredUserId();
        if (!await policy.MayAsync(caller.RequiredUserId(), owner, Permission.WriteMeasurements, cancellationToken)) return Error.NotFound;

        var table = await CsvTable.ReadAsync(request.Csv, ImportMeasurements.MaxRecords, cancellationToken);
        if (!table.IsSuccess) return table.Error;
        if (table.Value.Count < 2) return Error.Rule("csv", "The file must have a line of column names and at least one record.");

        var now = clock.GetUtcNow();
        var rows = new MeasurementCsvRows(now);
        rows.Header(table.Value[0]);
        if (rows.Broken.Count > 0) return Error.Rules(rows.Broken);

        var records = new List<Measurement>(table.Value.Count - 1);
        var warnings = new List<ImportWarningDto>();
        foreach (var row in table.Value.Skip(1))
        {
            var before = rows.Broken.Count;
            var entry = rows.Entry(row);
            if (rows.Broken.Count == before) Take(rows, row, Measurement.Record(IdOf(request.ReservedId, records.Count, now), owner, entry, now), records, warnings);
            if (rows.Broken.Count >= MaxReported)
            {
                rows.Broken.Add(new("csv", $"The file has {MaxReported} errors or more; reading stopped at line {row.Line}."));
                break;
            }
        }

        return rows.Broken.Count > 0 ? Error.Rules(rows.Broken) : await StoreAsync(request, owner, records, warnings, cancellationToken);
    }

    private async Task<Result<ImportDto>> StoreAsync(
        ImportMeasurements request,
        EntityId owner,
        List<Measurement> records,
        List<ImportWarningDto> warnings,
        CancellationToken cancellationToken)
    {
        var outcome = await measurements.InsertManyAsync(records, cancellationToken);
        var wasStoredBefore = outcome == InsertOutcome.DuplicateId
            && request.ReservedId is not null
            && await measurements.FindAsync(records[0].Id, OwnerScope.Of(owner), cancellationToken) is not null;
        return outcome == InsertOutcome.Inserted || wasStoredBefore
            ? new ImportDto(records.Count, warnings)
            : Error.ConcurrentChange;
    }

    private static void Take(MeasurementCsvRows rows, CsvRow row, Result<Measurement> recorded, List<Measurement> records, List<ImportWarningDto> warnings)
    {
        if (!recorded.IsSuccess)
        {
            foreach (var (member, messages) in recorded.Error.Members)
            {
                foreach (var message in messages) rows.Break(row.Line, CsvColumns.OfMember(member), message);
            }

            return;
        }

        records.Add(recorded.Value);
        foreach (var warning in recorded.Value.Warnings().Take(MaxReported - warnings.Count))
        {
            warnings.Add(new ImportWarningDto(row.Line, warning.Name, warning.Code, warning.Message));
        }
    }

    // The second of the reserved id, then eight bytes of a hash of it and the record's place.
    private static EntityId IdOf(EntityId? reserved, int index, DateTimeOffset now)
    {
        if (reserved is not { } id) return EntityId.New(now);

        const int TimeLength = 4;
        Span<byte> seed = stackalloc byte[EntityId.ByteLength + sizeof(int)];
        id.WriteBytes(seed);
        BinaryPrimitives.WriteInt32BigEndian(seed[EntityId.ByteLength..], index);
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, bytes);
        seed[..TimeLength].CopyTo(bytes);
        return EntityId.FromBytes(bytes[..EntityId.ByteLength]);
    }
}
