namespace Qeyafa.Infrastructure.Seeding;

/// <summary>
/// Numbers that follow from a seed alone, the same on every machine and with every version of .NET, which <see cref="System.Random"/> does not promise.
/// </summary>
/// <remarks>Source: SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014). Nothing secret may be made of it.</remarks>
internal sealed class SeedRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <param name="seed">The seed.</param>
    /// <param name="path">What the numbers are for, so that two things of one seed differ.</param>
    public SeedRandom(long seed, params ReadOnlySpan<long> path)
    {
        _state = Mix((ulong)seed + Step);
        foreach (var part in path)
        {
            _state = Mix(_state ^ (((ulong)part * Step) + Step));
        }
    }

    /// <summary>64 bits.</summary>
    public ulong Next() => Mix(_state += Step);

    /// <summary>From 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From one number to below another, evenly.</summary>
    public double Between(double from, double to) => from + (Share() * (to - from));

    /// <summary>A whole number from 0 to below another.</summary>
    public int Below(int most) => (int)(Share() * most);

    /// <summary>Around 0, with a standard deviation, never farther away than three of them.</summary>
    /// <remarks>Source: the Box-Muller transform.</remarks>
    public double Around(double deviation) =>
        Math.Clamp(Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share()), -3, 3) * deviation;

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
