using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Tests.Measurements;

public sealed class GetHistoryTests
{
    private readonly MeasurementsWorld _world = new();

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public async Task History_FollowedByCursor_ShowsEveryRecordOnce_NewestFirst()
    {
        // Several share a time, so that the id has to break the tie.
        for (var index = 0; index < 25; index++) await _world.RecordAsync(80 + index, MeasurementsWorld.Now.AddDays(-(index / 4)));
        var seen = new List<MeasurementDto>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(new PageRequest(Limit: 7, Cursor: cursor));
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        seen.Select(item => item.Id).ShouldBeUnique();
        seen.Count.ShouldBe(25);
        seen.ShouldBe(seen.OrderByDescending(item => item.ProcessedAt).ThenByDescending(item => item.Id));
    }

    [Test]
    public async Task History_EndingWithItsPage_HasNoNextCursor()
    {
        for (var index = 0; index < 10; index++) await _world.RecordAsync(90, MeasurementsWorld.Now.AddDays(-index));
        var page = await PageAsync(new PageRequest(Limit: 10));
        (page.Items.Count, page.NextCursor, page.Total).ShouldBe((10, null, null));
    }

    [Test]
    public async Task History_WithTotal_CountsWhatTheFilterLetsThrough()
    {
        for (var index = 0; index < 5; index++) await _world.RecordAsync(90, MeasurementsWorld.Now.AddDays(-index));
        await _world.StrangersAsync();
        var page = await PageAsync(new PageRequest(Skip: 1, Limit: 2, IncludeTotal: true), new MeasurementFilter(MeasurementsWorld.Now.AddDays(-3), MeasurementsWorld.Now.AddDays(-1)));
        page.Total.ShouldBe(3);
        page.Items.Select(item => item.ProcessedAt).ShouldBe([MeasurementsWorld.Now.AddDays(-2), MeasurementsWorld.Now.AddDays(-3)]);
    }

    [Test]
    public async Task History_WithoutPreference_IsAsEntered()
    {
        await _world.RecordAsync(36, unit: LengthUnit.Inch);
        (await PageAsync(new PageRequest())).Items.Single().Unit.ShouldBe(LengthUnit.Inch);
    }

    [Test]
    public async Task History_WithPreference_IsInThePreferredUnit_UnlessAnotherIsAsked()
    {
        _world.Preferred = LengthUnit.Cm;
        await _world.RecordAsync(36, unit: LengthUnit.Inch);
        (await PageAsync(new PageRequest())).Items.Single().Measurements.Values.Single().Value.ShouldBe(91.44);
        (await PageAsync(new PageRequest(), unit: LengthUnit.Inch)).Items.Single().Measurements.Values.Single().Value.ShouldBe(36);
        (await _world.SendAsync(new GetLatest(_world.Me))).Value.Unit.ShouldBe(LengthUnit.Cm);
    }

    [Test]
    public async Task History_OfAStranger_IsNotThere()
    {
        await _world.StrangersAsync();
        (await _world.SendAsync(new GetHistory(_world.Stranger, new PageRequest(), MeasurementFilter.None))).Error.ShouldBe(Error.NotFound);
        (await _world.SendAsync(new GetLatest(_world.Stranger))).Error.ShouldBe(Error.NotFound);
    }

    [TestCase(-1, 10, null, "skip")]
    [TestCase(10_001, 10, null, "skip")]
    [TestCase(0, 0, null, "limit")]
    [TestCase(0, 101, null, "limit")]
    [TestCase(1, 10, "x", "cursor")]
    public async Task History_OfAnImpossiblePage_IsRefused(int skip, int limit, string? cursor, string member) =>
        (await _world.SendAsync(new GetHistory(_world.Me, new PageRequest(skip, limit, cursor), MeasurementFilter.None))).Error!.Members.Keys.ShouldBe([member]);

    [Test]
    public async Task History_FromAfterTo_IsRefused() =>
        (await _world.SendAsync(new GetHistory(_world.Me, new PageRequest(), new MeasurementFilter(MeasurementsWorld.Now, MeasurementsWorld.Now.AddDays(-1))))).Error!.Members.Keys.ShouldBe(["to"]);

    [TestCase("")]
    [TestCase("x")]
    [TestCase("oQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task History_WithAGarbledCursor_IsMalformed(string cursor)
    {
        var error = (await _world.SendAsync(new GetHistory(_world.Me, new PageRequest(Cursor: cursor), MeasurementFilter.None))).Error!;
        (error.Kind, error.Members.Keys.Single()).ShouldBe((ErrorKind.Malformed, "cursor"));
    }

    [Test]
    public void AnyCursor_WrittenAndRead_IsTheSamePlace() => Prop.ForAll(Positions(), position =>
        HistoryCursor.Read(HistoryCursor.Write(position)).Value == position).QuickCheckThrowOnFailure();

    [Test]
    public void AnyCursor_WithOneLetterChanged_IsRefused() => Prop.ForAll(
        (from position in Positions().Generator from place in Gen.Choose(0, 31) from letter in Gen.Elements("ABCxyz019-_".ToCharArray()) select (position, place, letter)).ToArbitrary(),
        change =>
        {
            var cursor = HistoryCursor.Write(change.position).ToCharArray();
            if (cursor[change.place] == change.letter) return true;
            cursor[change.place] = change.letter;
            return !HistoryCursor.Read(new string(cursor)).IsSuccess;
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<HistoryPosition> Positions() => (
        from milliseconds in Gen.Choose(0, int.MaxValue)
        from sign in Gen.Elements(-1L, 1L)
        from bytes in ArbMap.Default.GeneratorFor<byte>().ArrayOf(EntityId.ByteLength)
        select new HistoryPosition(DateTimeOffset.FromUnixTimeMilliseconds(sign * 1_000 * milliseconds), EntityId.FromBytes(bytes))).ToArbitrary();

    private async Task<Page<MeasurementDto>> PageAsync(PageRequest page, MeasurementFilter? filter = null, LengthUnit? unit = null) =>
        (await _world.SendAsync(new GetHistory(_world.Me, page, filter ?? MeasurementFilter.None, unit))).Value;
}
