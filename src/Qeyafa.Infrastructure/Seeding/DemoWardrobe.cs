namespace Qeyafa.Infrastructure.Seeding;

/// <summary>What the people of the demonstration have: bodies with measurements, and garments, each with the name of its picture in <see cref="DemoPictures"/>.</summary>
public static class DemoWardrobe
{
    /// <summary>The people.</summary>
    public static IReadOnlyList<DemoBody> Bodies { get; } =
    [
        new("Amal", 166, Measured(37.5, 92, 74, 99), "person-amal-front", "person-amal-side"),
        new("Bilal", 181, Measured(42.5, 103, 90, 102), "person-bilal-front", "person-bilal-side"),
        new("Clara", 158, Measured(36, 104, 92, 112), "person-clara-front", "person-clara-side"),
        new("David", 174, Measured(43.5, 118, 112, 114), "person-david-front", "person-david-side"),
    ];

    /// <summary>The garments. The brands are made up.</summary>
    public static IReadOnlyList<DemoGarment> Garments { get; } =
    [
        new("Red t-shirt", "t-shirt", "Plainwear", "garment-tshirt"),
        new("White shirt", "shirt", "Loom & Thread", "garment-shirt"),
        new("Jeans", "trousers", "Plainwear", "garment-trousers"),
        new("Green skirt", "skirt", "Loom & Thread", "garment-skirt"),
        new("Purple dress", "dress", "Maison Demo", "garment-dress"),
        new("Camel coat", "coat", "Maison Demo", "garment-coat"),
    ];

    private static Dictionary<string, double> Measured(double shoulders, double chest, double waist, double hips) =>
        new(StringComparer.Ordinal) { ["shoulders"] = shoulders, ["chest"] = chest, ["waist"] = waist, ["hips"] = hips };
}

/// <summary>A person of the demonstration.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="HeightCm">Stature in cm.</param>
/// <param name="MeasurementsCm">Measurements in cm by canonical name.</param>
/// <param name="FrontPicture">The picture from the front.</param>
/// <param name="SidePicture">The picture from the side.</param>
public sealed record DemoBody(string Name, double HeightCm, IReadOnlyDictionary<string, double> MeasurementsCm, string FrontPicture, string SidePicture);

/// <summary>A garment of the demonstration.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Category">Its category.</param>
/// <param name="Brand">Its brand.</param>
/// <param name="Picture">Its picture.</param>
public sealed record DemoGarment(string Name, string Category, string Brand, string Picture);
