using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Infrastructure.Measuring;

namespace Qeyafa.Infrastructure.Tests.Measuring;

public sealed class MockMeasurementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Values_AreSuchAsBodiesHave_ForAnyPicturesAndAnyUsualHeight() => Prop.ForAll(
        Gen.Zip(Gen.Choose(135, 206), Gen.Choose(0, int.MaxValue)).ToArbitrary(),
        of =>
        {
            var measured = MockMeasurementService.Invent(SHA256.HashData(BitConverter.GetBytes(of.Item2)), of.Item1);
            var entry = new MeasurementEntry { Measurements = [.. measured.Values], Height = of.Item1, ProcessedAt = Now, AiConfidence = measured.Overall };
            var record = Measurement.Record(EntityId.New(Now), EntityId.New(Now), entry, Now);
            return record.IsSuccess && record.Value.Warnings().Count == 0 && measured.Overall is >= 0.8 and <= 0.98;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Values_FollowFromTheSeed()
    {
        var seed = SHA256.HashData([1]);

        MockMeasurementService.Invent(seed, 170).Values.ShouldBe(MockMeasurementService.Invent(seed, 170).Values);
        MockMeasurementService.Invent(seed, 170).Values.ShouldNotBe(MockMeasurementService.Invent(SHA256.HashData([2]), 170).Values);
    }

    [Test]
    public void TallerPeople_HaveLongerLegs()
    {
        var seed = SHA256.HashData([1]);

        MockMeasurementService.Invent(seed, 185).Values["inseam"].ShouldBeGreaterThan(MockMeasurementService.Invent(seed, 165).Values["inseam"]);
    }
}
