namespace Qeyafa.Testing.DemoDrawings;

/// <summary>The drawings that the demonstration pictures are rendered from. Nobody is shown: they are drawn by the code of this folder.</summary>
public static class Drawings
{
    /// <summary>The people that are drawn, each from the front and from the side.</summary>
    public static IReadOnlyList<DrawnPerson> People { get; } =
    [
        new("amal", 166, 37.5, 92, 74, 99) { Skin = ("#e7b995", "#d9a57e", "#b98560"), Hair = "#2b1d18", HasLongHair = true, Clothes = ("#9a8fb0", "#776c8f") },
        new("bilal", 181, 42.5, 103, 90, 102) { Skin = ("#8d5a3c", "#7b4c31", "#5e3822"), Hair = "#17110e", Clothes = ("#7f97a5", "#5f7685"), Room = ("#dfe4e6", "#cfd3d0"), ArmAngle = 20 },
        new("clara", 158, 36, 104, 92, 112) { Skin = ("#f7dcc9", "#eec7ae", "#d7a78a"), Hair = "#8a5a2f", HasLongHair = true, Clothes = ("#a5988a", "#84776a"), Room = ("#e8e2d6", "#d8cdbb"), ArmAngle = 17 },
        new("david", 174, 43.5, 118, 112, 114) { Skin = ("#f1cdb2", "#e3b595", "#c59170"), Hair = "#5c4a3c", Clothes = ("#8f9c8c", "#6e7b6b"), Room = ("#d5dde3", "#c3c9cb"), ArmAngle = 24 },
    ];

    /// <summary>Every picture's name, and its drawing as SVG.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Drawn();

    private static SortedDictionary<string, string> Drawn()
    {
        var drawings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["garment-tshirt"] = GarmentDrawing.TShirt("#ffffff", "#d8493f", "#b93a32", "#9c2d27"),
            ["garment-shirt"] = GarmentDrawing.Shirt("#c7b79e", "#f4f6f8", "#b9c4d0"),
            ["garment-trousers"] = GarmentDrawing.Trousers("#e6e6e6", "#4a6285", "#2c3e59"),
            ["garment-skirt"] = GarmentDrawing.Skirt("#ffffff", "#3f8f6b", "#276148"),
            ["garment-dress"] = GarmentDrawing.Dress("#f3efe6", "#7d5bb5", "#5a3f8a", "#4a3175"),
            ["garment-coat"] = GarmentDrawing.Coat("#dfe7ee", "#b58a55", "#96703f", "#75552d"),
        };
        foreach (var person in People)
        {
            drawings[$"person-{person.Name}-front"] = FrontDrawing.Of(person);
            drawings[$"person-{person.Name}-side"] = SideDrawing.Of(person);
        }

        return drawings;
    }
}
