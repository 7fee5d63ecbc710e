using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Tests.Measurements;

public sealed class RecordMeasurementTests
{
    private readonly MeasurementsWorld _world = new();

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public async Task Record_OfMyOwn_IsStoredAndAnswered()
    {
        var recorded = (await _world.SendAsync(new RecordMeasurement(Chest(150)))).Value;
        recorded.Version.ShouldBe(1);
        recorded.Value.UserId.ShouldBe(_world.Me);
        (recorded.Value.Unit, recorded.Value.Source, recorded.Value.ProcessedAt).ShouldBe((LengthUnit.Cm, MeasurementSource.Manual, MeasurementsWorld.Now));
        recorded.Value.Warnings.Single().Code.ShouldBe(MeasurementWarningCode.AboveUsualRange);
        _world.Measurements.Stored.Single().Id.ShouldBe(recorded.Value.Id);
    }

    [Test]
    public async Task Record_ForAStranger_IsAnsweredAsIfThereWereNobody()
    {
        (await _world.SendAsync(new RecordMeasurement(Chest(90), _world.Stranger))).Error.ShouldBe(Error.NotFound);
        _world.Measurements.Stored.ShouldBeEmpty();
    }

    [Test]
    public async Task Record_SignedOut_IsRefused()
    {
        _world.UserId = null;
        (await _world.SendAsync(new RecordMeasurement(Chest(90)))).Error.ShouldBe(Error.Unauthenticated);
    }

    [Test]
    public async Task Record_BreakingRules_StoresNothing()
    {
        (await _world.SendAsync(new RecordMeasurement(Chest(5)))).Error!.Members.Keys.ShouldBe(["measurements.chest"]);
        _world.Measurements.Stored.ShouldBeEmpty();
    }

    [Test]
    public async Task Record_SentAgainUnderItsReservedId_AnswersTheStoredOne()
    {
        var reserved = EntityId.New(MeasurementsWorld.Now);
        var first = (await _world.SendAsync(new RecordMeasurement(Chest(90), ReservedId: reserved))).Value;
        var second = (await _world.SendAsync(new RecordMeasurement(Chest(90), ReservedId: reserved))).Value;
        second.Value.Id.ShouldBe(first.Value.Id);
        _world.Measurements.Stored.Count.ShouldBe(1);
    }

    [Test]
    public async Task Record_UnderAnIdOfAStranger_IsAConflictThatShowsNothing()
    {
        var taken = await _world.StrangersAsync();
        (await _world.SendAsync(new RecordMeasurement(Chest(90), ReservedId: taken))).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Test]
    public async Task Record_WithUpdateBody_MakesTheBody_ThenMergesIntoIt_OncePerReservedId()
    {
        var reserved = EntityId.New(MeasurementsWorld.Now);
        await _world.SendAsync(new RecordMeasurement(Chest(90), UpdateBody: true));
        _world.Bodies.Stored.Single().Version.ShouldBe(1);

        await _world.SendAsync(new RecordMeasurement(new MeasurementInput([KeyValuePair.Create("waist", 70.0)], Weight: 60), ReservedId: reserved, UpdateBody: true));
        (await _world.SendAsync(new RecordMeasurement(new MeasurementInput([KeyValuePair.Create("waist", 70.0)], Weight: 60), ReservedId: reserved, UpdateBody: true))).IsSuccess.ShouldBeTrue();

        var body = _world.Bodies.Stored.Single();
        (body.Version, body.Weight).ShouldBe((2, 60));
        body.Measurements.Select(value => value.Value).ShouldBe([90, 70]);
    }

    [Test]
    public async Task Record_ForAnother_WithUpdateBody_NeedsTheRightToTheirWardrobe()
    {
        _world.Shared.Add(Permission.WriteMeasurements);
        (await _world.SendAsync(new RecordMeasurement(Chest(90), _world.Stranger, UpdateBody: true))).Error.ShouldBe(Error.NotFound);
        _world.Measurements.Stored.ShouldBeEmpty();

        _world.Shared.Add(Permission.WriteWardrobe);
        (await _world.SendAsync(new RecordMeasurement(Chest(90), _world.Stranger, UpdateBody: true))).IsSuccess.ShouldBeTrue();
        _world.Bodies.Stored.Single().UserId.ShouldBe(_world.Stranger);
    }

    [Test]
    public async Task Get_OfMyOwn_ConvertsOnRequest()
    {
        var recorded = await _world.RecordAsync(36, unit: LengthUnit.Inch);
        (await _world.SendAsync(new GetMeasurement(recorded.Id))).Value.Value.Measurements.Values.Single().Value.ShouldBe(36);
        var shown = (await _world.SendAsync(new GetMeasurement(recorded.Id, LengthUnit.Cm))).Value.Value;
        (shown.Unit, shown.Measurements.Values.Single().Value).ShouldBe((LengthUnit.Cm, 91.44));
    }

    [Test]
    public async Task StrangersRecord_ReadRevisedOrDeleted_IsNotThere()
    {
        var id = await _world.StrangersAsync();
        (await _world.SendAsync(new GetMeasurement(id))).Error.ShouldBe(Error.NotFound);
        (await _world.SendAsync(new ReviseMeasurement(id, Chest(91)))).Error.ShouldBe(Error.NotFound);
        (await _world.SendAsync(new DeleteMeasurement(id))).Error.ShouldBe(Error.NotFound);
        (await _world.SendAsync(new DeleteMeasurement(id, ExpectedVersion.OneOf(1)))).Error.ShouldBe(Error.NotFound);
        _world.Measurements.Stored.Count.ShouldBe(1);
    }

    [Test]
    public async Task Revise_WithTheCurrentVersion_KeepsUnitTimeAndSource()
    {
        var at = MeasurementsWorld.Now.AddDays(-3);
        var recorded = await _world.RecordAsync(36, at, LengthUnit.Inch, MeasurementSource.AiService);
        var revised = (await _world.SendAsync(new ReviseMeasurement(recorded.Id, Chest(37), ExpectedVersion.OneOf(1)))).Value;
        revised.Version.ShouldBe(2);
        (revised.Value.Unit, revised.Value.ProcessedAt, revised.Value.Source).ShouldBe((LengthUnit.Inch, at, MeasurementSource.AiService));
    }

    [Test]
    public async Task Revise_WithAnOldVersion_IsStale()
    {
        var recorded = await _world.RecordAsync(90);
        await _world.SendAsync(new ReviseMeasurement(recorded.Id, Chest(91)));
        (await _world.SendAsync(new ReviseMeasurement(recorded.Id, Chest(92), ExpectedVersion.OneOf(1)))).Error.ShouldBe(Error.StaleVersion);
        _world.Measurements.Stored.Single().Measurements.Single().Value.ShouldBe(91);
    }

    [Test]
    public async Task Revise_RacedByAnother_IsAConflict_OrStaleForAStatedVersion()
    {
        var recorded = await _world.RecordAsync(90);
        _world.Measurements.BeforeWrite = () => _world.SendAsync(new ReviseMeasurement(recorded.Id, Chest(91))).GetAwaiter().GetResult();
        (await _world.SendAsync(new ReviseMeasurement(recorded.Id, Chest(92)))).Error.ShouldBe(Error.ConcurrentChange);
        _world.Measurements.BeforeWrite = () => _world.SendAsync(new ReviseMeasurement(recorded.Id, Chest(93))).GetAwaiter().GetResult();
        (await _world.SendAsync(new ReviseMeasurement(recorded.Id, Chest(94), ExpectedVersion.OneOf(2)))).Error.ShouldBe(Error.StaleVersion);
    }

    [Test]
    public async Task Delete_WithItsVersion_RemovesIt()
    {
        var recorded = await _world.RecordAsync(90);
        (await _world.SendAsync(new DeleteMeasurement(recorded.Id, ExpectedVersion.OneOf(2)))).Error.ShouldBe(Error.StaleVersion);
        (await _world.SendAsync(new DeleteMeasurement(recorded.Id, ExpectedVersion.OneOf(1)))).IsSuccess.ShouldBeTrue();
        (await _world.SendAsync(new DeleteMeasurement(recorded.Id))).Error.ShouldBe(Error.NotFound);
    }

    [Test]
    public async Task Delete_TakesItsOwnPicturesWithIt_OnceTheRecordIsGone()
    {
        var (id, now) = (EntityId.New(MeasurementsWorld.Now), MeasurementsWorld.Now);
        string[] own = [PictureKey.Measurement(_world.Me, id, PictureView.Front).Value, PictureKey.Measurement(_world.Me, id, PictureView.Side).Value];
        string[] others = ["old/front.png", PictureKey.Measurement(_world.Me, EntityId.New(now), PictureView.Front).Value, PictureKey.Measurement(_world.Stranger, id, PictureView.Front).Value, PictureKey.Body(_world.Me, id).Value];
        var entry = new MeasurementEntry { Measurements = [KeyValuePair.Create("chest", 90.0)], ProcessedAt = now, ImagePaths = [.. own, .. others] };
        await _world.Measurements.InsertAsync(Measurement.Record(id, _world.Me, entry, now).Value, CancellationToken.None);

        (await _world.SendAsync(new DeleteMeasurement(id, ExpectedVersion.OneOf(2)))).Error.ShouldBe(Error.StaleVersion);
        _world.Pictures.Deleted.ShouldBeEmpty();
        (await _world.SendAsync(new DeleteMeasurement(id))).IsSuccess.ShouldBeTrue();

        _world.Pictures.Deleted.ShouldBe(own);
    }

    [Test]
    public async Task Delete_RacedByAnother_IsStale()
    {
        var recorded = await _world.RecordAsync(90);
        _world.Measurements.BeforeWrite = () => _world.SendAsync(new ReviseMeasurement(recorded.Id, Chest(91))).GetAwaiter().GetResult();
        (await _world.SendAsync(new DeleteMeasurement(recorded.Id, ExpectedVersion.OneOf(1)))).Error.ShouldBe(Error.StaleVersion);
    }

    private static MeasurementInput Chest(double value) => new([KeyValuePair.Create("chest", value)]);
}
