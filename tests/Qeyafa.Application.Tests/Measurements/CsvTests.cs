using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Application.Measurements;
using Qeyafa.Application.Measurements.Csv;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Tests.Measurements;

public sealed class CsvTests
{
    private readonly MeasurementsWorld _world = new();

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public async Task Export_OfRecords_IsWideCsv()
    {
        var first = await _world.RecordAsync(new MeasurementInput(Values(("waist", 70.5), ("left_elbow", 20), ("chest", 90)), 170, 60, Note: "say \"hi\",\nthen go"));
        var second = await _world.RecordAsync(36, MeasurementsWorld.Now.AddMilliseconds(-1), LengthUnit.Inch, MeasurementSource.Mock);
        (await ExportAsync()).ShouldBe(
            "id,processed_at,unit,source,note,height,weight,ai_confidence,chest,waist,left_elbow\r\n"
            + $"{first.Id},2026-03-01T12:00:00Z,cm,manual,\"say \"\"hi\"\",\nthen go\",170,60,,90,70.5,20\r\n"
            + $"{second.Id},2026-03-01T11:59:59.999Z,inch,mock,,,,,36,,\r\n");
    }

    [Test]
    public async Task Export_OfNothing_IsTheHeader() => (await ExportAsync()).ShouldBe("id,processed_at,unit,source,note,height,weight,ai_confidence\r\n");

    [Test]
    public async Task Export_InAUnit_ConvertsEveryRecord()
    {
        await _world.RecordAsync(36, unit: LengthUnit.Inch);
        (await ExportAsync(LengthUnit.Cm)).ShouldContain(",cm,manual,,,,,91.44");
    }

    [Test]
    public async Task Export_OfManyRecords_IsReadInBatches_AndWrittenAsynchronously()
    {
        for (var index = 0; index < 1_201; index++) await _world.RecordAsync(90, MeasurementsWorld.Now.AddMinutes(-(index / 3)));
        var csv = (await _world.SendAsync(new ExportMeasurements(_world.Me, MeasurementFilter.None))).Value;
        using var destination = new AsyncOnlyStream();
        await csv.WriteToAsync(destination, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(destination.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1_202);
        lines.Skip(1).Select(line => line[..24]).ShouldBeUnique();
        _world.Measurements.HistoryCalls.ShouldBe(3);
    }

    [Test]
    public async Task Export_Imported_IsTheSameHistory()
    {
        await _world.RecordAsync(new MeasurementInput(Values(("waist", 70.1), ("note", 12), ("id", 3.25), ("chest", 91.30000000001)), 170.2, 60, Note: "=HYPERLINK(\"x\")"));
        await _world.RecordAsync(new MeasurementInput(Values(("chest", 36.125)), Unit: LengthUnit.Inch, ProcessedAt: MeasurementsWorld.Now.AddDays(-1), Source: MeasurementSource.AiService, Note: "''+1 'é\n\tb"));
        await _world.RecordAsync(new MeasurementInput(null, Weight: 61.5, ProcessedAt: MeasurementsWorld.Now.AddDays(-2), Source: MeasurementSource.Mock, Note: "'tis"));
        var csv = await ExportAsync();
        csv.ShouldContain("'=HYPERLINK");

        using var other = new MeasurementsWorld();
        (await other.SendAsync(new ImportMeasurements(Body(csv)))).Value.Imported.ShouldBe(3);
        WithoutIds(await ExportAsync(other)).ShouldBe(WithoutIds(csv));
        Comparable(other).ShouldBe(Comparable(_world));
    }

    [Test]
    public void AnyText_ProtectedAndRead_IsTheSame() => Prop.ForAll(
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
            Gen.Elements('\'', '=', '+', '-', '@', 'a', '\t', '＝').ArrayOf().Select(letters => new string(letters))).ToArbitrary(),
        text => CsvText.Unprotect(CsvText.Protect(text)) == text && (CsvText.Protect(text).Length == 0 || !"=+-@\t\r\n＝＋－＠".Contains(CsvText.Protect(text)[0], StringComparison.Ordinal)))
        .QuickCheckThrowOnFailure();

    [Test]
    public async Task Import_WithBadLines_NamesLineAndColumn_AndStoresNothing()
    {
        const string Csv = "processed_at,note,chest,waist\n2026-02-01,\"two\nlines\",90,70\n2026-02-02,,5,7x\nyesterday,,90,70\n\n2030-01-01T00:00:00Z,,,\n2026-02-02,,90,70,1\n";
        var error = (await _world.SendAsync(new ImportMeasurements(Body(Csv)))).Error!;
        error.Kind.ShouldBe(ErrorKind.RuleBroken);
        error.Members.Keys.ShouldBe(["line 4.waist", "line 5.processed_at", "line 7.measurements", "line 7.processed_at", "line 8.columns"], ignoreOrder: true);
        _world.Measurements.Stored.ShouldBeEmpty();
    }

    [Test]
    public async Task Import_WithAValueOutOfItsBand_NamesItsColumn() =>
        (await _world.SendAsync(new ImportMeasurements(Body("chest,height\n90,170\n5,17\n")))).Error!.Members.Keys.ShouldBe(["line 3.chest", "line 3.height"]);

    [TestCase("chest,Chest Size\n90,1\n", "line 1.Chest Size")]
    [TestCase("chest,$where\n90,1\n", "line 1.$where")]
    [TestCase("chest,chest\n90,1\n", "line 1.chest")]
    [TestCase("chest,unit\n90,feet\n", "line 2.unit")]
    [TestCase("chest,source\n90,ai\n", "line 2.source")]
    [TestCase("chest\nNaN\n", "line 2.chest")]
    [TestCase("chest\n1e999\n", "line 2.chest")]
    [TestCase("chest\n\"91,5\"\n", "line 2.chest")]
    [TestCase("", "csv")]
    [TestCase("chest\n", "csv")]
    [TestCase("chest,note\n90,a\"b\n", "line 2")]
    public async Task Import_OfWhatCannotBeRead_IsRefusedByName(string csv, string member)
    {
        (await _world.SendAsync(new ImportMeasurements(Body(csv)))).Error!.Members.Keys.ShouldBe([member]);
        _world.Measurements.Stored.ShouldBeEmpty();
    }

    [Test]
    public async Task Import_OfBrokenUtf8_IsMalformed() =>
        (await _world.SendAsync(new ImportMeasurements(new MemoryStream([(byte)'a', 0xFF, (byte)'\n', (byte)'1'])))).Error!.Kind.ShouldBe(ErrorKind.Malformed);

    [Test]
    public async Task Import_WithAByteOrderMarkAndCrlf_IsRead() =>
        (await _world.SendAsync(new ImportMeasurements(Body("\uFEFFchest,processed_at\r\n90,2026-02-01T10:00:00+02:00\r\n")))).Value.Imported.ShouldBe(1);

    [Test]
    public async Task Import_OfTooManyRecords_IsRefused() =>
        (await _world.SendAsync(new ImportMeasurements(Body("chest\n" + string.Concat(Enumerable.Repeat("90\n", 5_001)))))).Error!.Members["csv"].Single().ShouldContain("5000");

    [Test]
    public async Task Import_OfTheMost_IsStored()
    {
        (await _world.SendAsync(new ImportMeasurements(Body("chest\n" + string.Concat(Enumerable.Repeat("90\n", 5_000)))))).Value.Imported.ShouldBe(5_000);
        _world.Measurements.Stored.Select(measurement => measurement.Id).ShouldBeUnique();
    }

    [Test]
    public async Task Import_OfMoreThanAMebibyte_IsRefused() =>
        (await _world.SendAsync(new ImportMeasurements(Body("chest,note\n90," + new string('x', 1024 * 1024))))).Error!.Members["csv"].Single().ShouldContain("1 MiB");

    [Test]
    public async Task Import_WithManyErrors_StopsAtAHundred() =>
        (await _world.SendAsync(new ImportMeasurements(Body("chest\n" + string.Concat(Enumerable.Repeat("x\n", 1_000)))))).Error!.Members.Count.ShouldBe(101);

    [Test]
    public async Task Import_OfUnusualValues_WarnsByLine()
    {
        var warning = (await _world.SendAsync(new ImportMeasurements(Body("chest\n90\n150\n")))).Value.Warnings.Single();
        (warning.Line, warning.Name, warning.Code).ShouldBe((3, "chest", MeasurementWarningCode.AboveUsualRange));
    }

    [Test]
    public async Task Import_SentAgainUnderItsReservedId_StoresNothingTwice()
    {
        var reserved = EntityId.New(MeasurementsWorld.Now);
        for (var round = 0; round < 2; round++)
        {
            (await _world.SendAsync(new ImportMeasurements(Body("chest\n90\n91\n"), ReservedId: reserved))).Value.Imported.ShouldBe(2);
        }

        _world.Measurements.Stored.Count.ShouldBe(2);
    }

    [Test]
    public async Task Import_ForAStranger_IsNotThere() => (await _world.SendAsync(new ImportMeasurements(Body("chest\n90\n"), _world.Stranger))).Error.ShouldBe(Error.NotFound);

    [Test]
    [SetCulture("de-DE")]
    public async Task ExportAndImport_InAnyCulture_WriteAPoint()
    {
        await _world.RecordAsync(90.5);
        (await ExportAsync()).ShouldContain(",90.5\r\n");
        (await _world.SendAsync(new ImportMeasurements(Body("chest\n91.5\n")))).Value.Imported.ShouldBe(1);
    }

    private static KeyValuePair<string, double>[] Values(params (string Name, double Value)[] values) => [.. values.Select(value => KeyValuePair.Create(value.Name, value.Value))];

    private static MemoryStream Body(string csv) => new(Encoding.UTF8.GetBytes(csv));

    private static string WithoutIds(string csv) => string.Join('\n', csv.Split("\r\n").Select(line => line.Contains(',', StringComparison.Ordinal) ? line[line.IndexOf(',', StringComparison.Ordinal)..] : line));

    private static IEnumerable<string> Comparable(MeasurementsWorld world) => world.Measurements.Stored.OrderBy(measurement => measurement.ProcessedAt).Select(measurement => string.Create(
        CultureInfo.InvariantCulture,
        $"{measurement.ProcessedAt:O} {measurement.Height} {measurement.Weight} {measurement.Unit} {measurement.Source} {measurement.Note} {string.Join(' ', measurement.Measurements.OrderBy(value => value.Name.Text, StringComparer.Ordinal))}"));

    private Task<string> ExportAsync(LengthUnit? unit = null) => ExportAsync(_world, unit);

    private static async Task<string> ExportAsync(MeasurementsWorld world, LengthUnit? unit = null)
    {
        var csv = (await world.SendAsync(new ExportMeasurements(world.Me, MeasurementFilter.None, unit))).Value;
        using var text = new MemoryStream();
        await csv.WriteToAsync(text, CancellationToken.None);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>A response body's stream refuses to be written to synchronously.</summary>
    private sealed class AsyncOnlyStream : MemoryStream
    {
        private bool _asynchronous;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _asynchronous.ShouldBeTrue();
            base.Write(buffer);
        }

        public override void Flush()
        {
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _asynchronous = true;
            base.Write(buffer.ToArray(), 0, buffer.Length);
            _asynchronous = false;
            return ValueTask.CompletedTask;
        }
    }
}
