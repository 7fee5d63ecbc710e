namespace Qeyafa.Testing.DemoDrawings;

/// <summary>How a person of the demonstration pictures is drawn. Lengths and girths are in cm.</summary>
/// <param name="Name">What the picture's file is called.</param>
/// <param name="Height">Stature.</param>
/// <param name="Shoulders">Shoulder tip to shoulder tip.</param>
/// <param name="Chest">Girth of the chest.</param>
/// <param name="Waist">Girth of the waist.</param>
/// <param name="Hips">Girth of the hips.</param>
public sealed record DrawnPerson(string Name, double Height, double Shoulders, double Chest, double Waist, double Hips)
{
    /// <summary>Waist to floor.</summary>
    public double Outseam { get; init; } = Math.Round(Height * 0.602, 1);

    /// <summary>Crotch to floor.</summary>
    public double Inseam { get; init; } = Math.Round(Height * 0.481, 1);

    /// <summary>How far the arms are held from the body, in degrees from hanging.</summary>
    public double ArmAngle { get; init; } = 14;

    /// <summary>Light, middle and dark of the skin.</summary>
    public (string Light, string Middle, string Dark) Skin { get; init; } = ("#f3d3bd", "#e8bc9f", "#cf9d7e");

    public string Hair { get; init; } = "#3a2a22";

    public bool HasLongHair { get; init; }

    /// <summary>The colour of the fitted clothes underneath.</summary>
    public (string Light, string Dark) Clothes { get; init; } = ("#8d99a8", "#6c7887");

    /// <summary>Wall and floor.</summary>
    public (string Wall, string Floor) Room { get; init; } = ("#e9e7e3", "#d9d4cc");
}
