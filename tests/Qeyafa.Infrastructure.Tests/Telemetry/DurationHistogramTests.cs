using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Infrastructure.Telemetry;

namespace Qeyafa.Infrastructure.Tests.Telemetry;

public sealed class DurationHistogramTests
{
    [Test]
    public void AnyDuration_IsToldByAtMostAQuarterMore() =>
        Prop.ForAll(Gen.Choose(8, 60_000_000).ToArbitrary(), microseconds =>
        {
            var histogram = new DurationHistogram();
            histogram.Record(TimeSpan.FromMicroseconds(microseconds), minute: 1);
            var told = histogram.SinceStart().Percentile(50)!.Value.TotalMicroseconds;
            return told > microseconds && told <= microseconds * 1.25;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Percentiles_AreThoseOfWhatWasCounted()
    {
        var histogram = new DurationHistogram();
        for (var milliseconds = 1; milliseconds <= 100; milliseconds++)
        {
            histogram.Record(TimeSpan.FromMilliseconds(milliseconds), minute: 1);
        }

        var counts = histogram.SinceStart();
        counts.Count.ShouldBe(100);
        counts.Percentile(50)!.Value.TotalMilliseconds.ShouldBeInRange(50, 62.5);
        counts.Percentile(95)!.Value.TotalMilliseconds.ShouldBeInRange(95, 118.75);
        counts.Percentile(99)!.Value.TotalMilliseconds.ShouldBeInRange(99, 123.75);
    }

    [Test]
    public void LastMinutes_ForgetWhatIsOlder_AndTheStartDoesNot()
    {
        var histogram = new DurationHistogram();
        histogram.Record(TimeSpan.FromMilliseconds(1), minute: 1);
        histogram.Record(TimeSpan.FromMilliseconds(1), minute: 5);

        histogram.Lately(minute: 5).Count.ShouldBe(2);
        histogram.Lately(minute: 6).Count.ShouldBe(1);
        histogram.Record(TimeSpan.FromMilliseconds(1), minute: 6);
        histogram.Lately(minute: 6).Count.ShouldBe(2);
        histogram.SinceStart().Count.ShouldBe(3);
    }

    [Test]
    public void NothingCounted_HasNoPercentile() => new DurationHistogram().SinceStart().Percentile(99).ShouldBeNull();

    [Test]
    public async Task CountingByManyAtOnce_LosesNothing()
    {
        var histogram = new DurationHistogram();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var call = 0; call < 10_000; call++)
            {
                histogram.Record(TimeSpan.FromMilliseconds(3), minute: 1);
            }
        })));

        histogram.SinceStart().Count.ShouldBe(80_000);
    }
}
