using System.Globalization;

namespace Qeyafa.Infrastructure.Seeding.Load;

/// <summary>
/// A set of people and measurements to load a database with. It follows from its numbers alone, so that a run that was broken off is completed by the same command,
/// and another set never touches this one.
/// </summary>
/// <param name="Users">How many people; 1 to 100,000,000.</param>
/// <param name="Measurements">How many measurements, spread evenly over the people; 0 to 100,000,000,000.</param>
/// <param name="Seed">The seed of chance.</param>
/// <param name="Now">The present of the set: no measurement is later.</param>
public sealed record LoadSet(int Users, long Measurements, long Seed, DateTimeOffset Now)
{
    /// <summary>The greatest number of people.</summary>
    public const int MaxUsers = 100_000_000;

    /// <summary>The greatest number of measurements.</summary>
    public const long MaxMeasurements = 100_000_000_000;

    /// <summary>The set's name, which its ids and email addresses follow from.</summary>
    internal string Name => string.Create(CultureInfo.InvariantCulture, $"load/{Seed}/{Users}/{Measurements}/{Now.ToUnixTimeMilliseconds()}");

    /// <summary>How many measurements a person has: the first ones have one more where they do not come out even.</summary>
    internal int CountOf(int user) => (int)((Measurements / Users) + (user < Measurements % Users ? 1 : 0));

    /// <summary>Whose the nth measurement is, and which of theirs; they go person by person.</summary>
    internal (int User, int Number) Place(long index)
    {
        var (each, more) = (Measurements / Users, Measurements % Users);
        var inLonger = more * (each + 1);
        return index < inLonger
            ? ((int)(index / (each + 1)), (int)(index % (each + 1)))
            : ((int)(more + ((index - inLonger) / each)), (int)((index - inLonger) % each));
    }
}
