using System.Globalization;

namespace Qeyafa.Application.Charting;

/// <summary>A value axis with round ticks, whose range holds all values with some room around them.</summary>
internal sealed class ValueAxis
{
    private const double Room = 0.08;
    private const double LeastRange = 2;

    private static readonly double[] RoundSteps = [1, 2, 5, 10];

    private readonly int _decimals;

    public ValueAxis(IEnumerable<double> values, int tickCount)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (min, max) = (Math.Min(min, value), Math.Max(max, value));
        var range = Math.Max(max - min, LeastRange);
        var middle = (min + max) / 2;
        var step = Step(range * (1 + (2 * Room)) / Math.Max(tickCount, 2));
        _decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step)));
        Min = Math.Floor((middle - (range * (0.5 + Room))) / step) * step;
        Max = Math.Ceiling((middle + (range * (0.5 + Room))) / step) * step;
        var first = (long)Math.Round(Min / step);
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((Max - Min) / step) + 1).Select(index => Math.Round((first + index) * step, _decimals))];
    }

    public double Min { get; }

    public double Max { get; }

    public IReadOnlyList<double> Ticks { get; }

    public string Label(double tick) => tick.ToString("F" + _decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return RoundSteps.First(step => step * power >= least * (1 - 1e-9)) * power;
    }
}
