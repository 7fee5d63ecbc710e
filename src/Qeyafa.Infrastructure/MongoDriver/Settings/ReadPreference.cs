namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Which members of a replica set answer reads.</summary>
internal enum ReadPreferenceMode
{
    Primary = 1,
    Secondary = 2,
    PrimaryPreferred = 5,
    SecondaryPreferred = 6,
    Nearest = 10,
}

/// <inheritdoc cref="ReadPreferenceMode"/>
internal sealed class ReadPreference(ReadPreferenceMode readPreferenceMode)
{
    public static ReadPreference Primary { get; } = new(ReadPreferenceMode.Primary);

    public static ReadPreference PrimaryPreferred { get; } = new(ReadPreferenceMode.PrimaryPreferred);

    public static ReadPreference Secondary { get; } = new(ReadPreferenceMode.Secondary);

    public static ReadPreference SecondaryPreferred { get; } = new(ReadPreferenceMode.SecondaryPreferred);

    public static ReadPreference Nearest { get; } = new(ReadPreferenceMode.Nearest);

    public ReadPreferenceMode ReadPreferenceMode => readPreferenceMode;
}
