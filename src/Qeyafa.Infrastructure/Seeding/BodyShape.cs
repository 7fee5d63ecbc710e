using System.Collections.Immutable;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Infrastructure.Seeding;

/// <summary>
/// A body whose measurements follow from its height and weight: lengths grow with the height, girths with the body-mass index, and each body differs a little from the rule.
/// The middle of each measurement is that of ANSUR II's 5th and 95th percentile (docs/measurements.md); how much a girth follows the index is this project's judgement.
/// </summary>
internal sealed class BodyShape
{
    private const double WarningMargin = 0.02;

    // The first field to be made: the others follow from it.
    private static readonly Row[] Table =
    [
        new("neck", 33, 40, 0.35),
        new("shoulders", 37, 41.5, 0.1),
        new("chest", 95.5, 106.5, 0.55),
        new("waist", 82, 93, 0.8),
        new("hips", 103, 102.5, 0.55),
        new("arms", 54.5, 59, 0),
        new("biceps", 31, 36, 0.6),
        new("wrist", 15.5, 17.5, 0.2),
        new("inseam", 78.5, 84.5, 0),
        new("outseam", 98, 105.5, 0),
        new("thigh", 62, 62.5, 0.55),
        new("calf", 37.5, 39.5, 0.35),
    ];

    private static readonly (double Low, double High)[] Bands =
    [
        .. Table.Select(row => MeasurementVocabulary.Find(row.Name)!.Warn).Select(band => (band.Min * (1 + WarningMargin), band.Max * (1 - WarningMargin))),
    ];

    private readonly bool _isWoman;
    private readonly double[] _own;

    private BodyShape(bool isWoman, double heightCm, double[] own) => (_isWoman, HeightCm, _own) = (isWoman, heightCm, own);

    /// <summary>What is measured, in the order of <see cref="At"/>.</summary>
    public static ImmutableArray<MeasurementName> Names { get; } = [.. Table.Select(row => MeasurementName.Of(row.Name))];

    /// <summary>Stature in cm.</summary>
    public double HeightCm { get; }

    /// <summary>A body that differs from the rule by chance.</summary>
    public static BodyShape Of(bool isWoman, double heightCm, SeedRandom random)
    {
        var own = new double[Table.Length];
        for (var index = 0; index < own.Length; index++)
        {
            own[index] = 1 + random.Around(0.012);
        }

        return new BodyShape(isWoman, heightCm, own);
    }

    /// <summary>The same body with known measurements at a weight.</summary>
    public BodyShape With(double weightKg, IReadOnlyDictionary<string, double> knownCm)
    {
        var own = (double[])_own.Clone();
        for (var index = 0; index < own.Length; index++)
        {
            if (knownCm.TryGetValue(Table[index].Name, out var known))
            {
                own[index] = known / Rule(Table[index], weightKg);
            }
        }

        return new BodyShape(_isWoman, HeightCm, own);
    }

    /// <summary>The measurements at a weight, in cm, as exact as they are; within the bands that give no warning.</summary>
    public void At(double weightKg, Span<double> values)
    {
        for (var index = 0; index < Table.Length; index++)
        {
            var (low, high) = Bands[index];
            values[index] = Math.Clamp(Rule(Table[index], weightKg) * _own[index], low, high);
        }
    }

    /// <summary>The weight of a body-mass index.</summary>
    public double WeightOf(double index) => index * HeightCm * HeightCm / 10_000;

    private double Rule(Row row, double weightKg)
    {
        var (middle, height, index) = _isWoman ? (row.Women, 163.0, 24.8) : (row.Men, 176.0, 27.4);
        var heightShare = HeightCm / height;
        var bodyMassIndex = weightKg * 10_000 / (HeightCm * HeightCm);
        return row.Follows == 0 ? middle * heightShare : middle * (1 + (0.3 * (heightShare - 1))) * (1 + (row.Follows * ((bodyMassIndex / index) - 1)));
    }

    /// <param name="Name">What is measured.</param>
    /// <param name="Women">The middle of women's, in cm.</param>
    /// <param name="Men">The middle of men's, in cm.</param>
    /// <param name="Follows">The share by which it follows the body-mass index; 0 for what follows the height alone.</param>
    private sealed record Row(string Name, double Women, double Men, double Follows);
}
