using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>
/// How somebody's measurements develop over years: the weight drifts, swings with the seasons and wavers, the girths follow it, the lengths stay,
/// and every taking is off by what the tape allows.
/// </summary>
internal sealed record SeedHistory
{
    private const int DaysPerYear = 365;
    private const double EighthsOfAnInch = 8;

    /// <summary>The body.</summary>
    public required BodyShape Shape { get; init; }

    /// <summary>The weight at the first taking, in kg.</summary>
    public required double WeightKg { get; init; }

    /// <summary>How much heavier, or lighter, the person is each year, in kg.</summary>
    public double DriftKg { get; init; }

    /// <summary>How far the weight swings around the drift within a year, in kg.</summary>
    public double SwingKg { get; init; } = 1;

    /// <summary>The unit in which lengths are written down.</summary>
    public LengthUnit Unit { get; init; }

    /// <summary>How many takings there are.</summary>
    public required int Count { get; init; }

    /// <summary>Over how many days they are spread, up to the present.</summary>
    public int Days { get; init; } = 2 * DaysPerYear + 120;

    /// <summary>What is said at the first taking.</summary>
    public string? FirstNote { get; init; }

    /// <summary>Takes the measurements.</summary>
    /// <param name="owner">Whose they are.</param>
    /// <param name="id">The id of each taking by its number.</param>
    /// <param name="now">The present: the last taking is a few days before it.</param>
    /// <param name="random">Chance.</param>
    public IReadOnlyList<Measurement> Take(EntityId owner, Func<int, EntityId> id, DateTimeOffset now, SeedRandom random)
    {
        var taken = new Measurement[Count];
        var phase = random.Between(0, DaysPerYear);
        Span<double> values = stackalloc double[BodyShape.Names.Length];
        for (var number = 0; number < Count; number++)
        {
            var day = ((double)Days * number / Count) + random.Between(0, 3);
            var weight = WeightKg + (DriftKg * day / DaysPerYear) + (SwingKg * Math.Sin(2 * Math.PI * (day + phase) / DaysPerYear)) + random.Around(0.25);
            Shape.At(weight, values);
            var at = now.AddDays(day - Days - 4).AddMinutes(random.Below(600));
            taken[number] = Measurement.Record(id(number), owner, Entry(values, weight, at, number, random), at.AddMinutes(5)).Value;
        }

        return taken;
    }

    private MeasurementEntry Entry(ReadOnlySpan<double> valuesCm, double weightKg, DateTimeOffset at, int number, SeedRandom random)
    {
        var written = new KeyValuePair<string, double>[valuesCm.Length];
        for (var index = 0; index < written.Length; index++)
        {
            var name = BodyShape.Names[index];
            written[index] = new(name.Text, Written(valuesCm[index] + random.Around(name.Entry!.NoiseMm!.Value / 40)));
        }

        var isEstimated = number % 9 == 5;
        return new MeasurementEntry
        {
            Measurements = written,
            Height = Written(Shape.HeightCm),
            Weight = Math.Round(weightKg, 1),
            Unit = Unit,
            ProcessedAt = at,
            Source = isEstimated ? MeasurementSource.AiService : MeasurementSource.Manual,
            AiConfidence = isEstimated ? Math.Round(random.Between(0.86, 0.97), 2) : null,
            Note = number == 0 ? FirstNote : null,
        };
    }

    private double Written(double cm) => Unit == LengthUnit.Cm ? Math.Round(cm, 1) : Math.Round(cm / LengthUnits.CmPerInch * EighthsOfAnInch) / EighthsOfAnInch;
}
