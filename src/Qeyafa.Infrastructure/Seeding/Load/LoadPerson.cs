using Qeyafa.Domain.Measurements;

namespace Qeyafa.Infrastructure.Seeding.Load;

/// <summary>A person of a loaded set: a body and how it develops. The nth measurement is found without those before it.</summary>
internal sealed class LoadPerson
{
    private const double DaysPerYear = 365.25;
    private const double LeastWeightKg = 40;
    private const double MostWeightKg = 170;

    private readonly LoadSet _set;
    private readonly int _number;
    private readonly int _count;
    private readonly BodyShape _shape;
    private readonly double _weight;
    private readonly double _drift;
    private readonly double _phase;
    private readonly double _days;

    public LoadPerson(LoadSet set, int number)
    {
        (_set, _number, _count) = (set, number, set.CountOf(number));
        var random = new SeedRandom(set.Seed, number);
        IsWoman = random.Share() < 0.5;
        _shape = BodyShape.Of(IsWoman, (IsWoman ? 163 : 176) + random.Around(6), random);
        _weight = _shape.WeightOf((IsWoman ? 24.8 : 27.4) + random.Around(3.2));
        _drift = random.Around(0.8);
        _phase = random.Between(0, 1);

        // Two to five years however many there are: a long history is a dense one, as a tailor's account has.
        _days = random.Between(2, 5) * DaysPerYear;
        BornOn = DateOnly.FromDateTime(set.Now.UtcDateTime).AddDays(-(int)(random.Between(18, 80) * DaysPerYear));
        JoinedAt = set.Now.AddDays(-_days - 1);
    }

    public bool IsWoman { get; }

    public DateOnly BornOn { get; }

    public DateTimeOffset JoinedAt { get; }

    /// <summary>Stature in cm.</summary>
    public double HeightCm => Math.Round(_shape.HeightCm, 1);

    /// <summary>The nth measurement.</summary>
    /// <param name="number">Which, from 0.</param>
    /// <param name="valuesCm">Where the values go, in the order of <see cref="BodyShape.Names"/>.</param>
    /// <returns>The weight in kg, and when it was taken.</returns>
    public (double WeightKg, DateTimeOffset At) Measure(int number, Span<double> valuesCm)
    {
        var random = new SeedRandom(_set.Seed, _number, number);
        var year = (_days * number / _count / DaysPerYear) + (random.Share() * _days / _count / DaysPerYear / 2);
        var weight = Math.Clamp(_weight + (_drift * year) + Math.Sin(2 * Math.PI * (year + _phase)) + random.Around(0.25), LeastWeightKg, MostWeightKg);
        _shape.At(weight, valuesCm);
        for (var index = 0; index < valuesCm.Length; index++)
        {
            valuesCm[index] = Math.Round(valuesCm[index] + random.Around(BodyShape.Names[index].Entry!.NoiseMm!.Value / 40), 1);
        }

        return (Math.Round(weight, 1), JoinedAt.AddDays(year * DaysPerYear));
    }

    /// <summary>A measurement as the aggregate records it.</summary>
    public MeasurementEntry Entry(int number)
    {
        Span<double> values = stackalloc double[BodyShape.Names.Length];
        var (weight, at) = Measure(number, values);
        var written = new KeyValuePair<string, double>[values.Length];
        for (var index = 0; index < written.Length; index++)
        {
            written[index] = new(BodyShape.Names[index].Text, values[index]);
        }

        return new MeasurementEntry { Measurements = written, Height = HeightCm, Weight = weight, ProcessedAt = at };
    }
}
