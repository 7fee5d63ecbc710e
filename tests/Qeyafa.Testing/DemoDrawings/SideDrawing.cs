namespace Qeyafa.Testing.DemoDrawings;

/// <summary>Draws a person from the left side, standing, to the same scale as <see cref="FrontDrawing"/>.</summary>
internal sealed class SideDrawing
{
    private const double FloorRow = 1130;
    private const double StatureRows = 1040;
    private const double Centre = FrontDrawing.Width / 2.0;

    private readonly DrawnPerson _person;
    private readonly Svg _svg = new(FrontDrawing.Width, FrontDrawing.Height);
    private readonly double _scale;

    private SideDrawing(DrawnPerson person) => (_person, _scale) = (person, StatureRows / person.Height * Math.Min(1, person.Height / 182));

    public static string Of(DrawnPerson person) => new SideDrawing(person).Draw();

    private string Draw()
    {
        var skin = _svg.Across("skin", _person.Skin.Middle, _person.Skin.Light, _person.Skin.Dark);
        var cloth = _svg.Across("cloth", _person.Clothes.Dark, _person.Clothes.Light, _person.Clothes.Dark);
        _svg.Rectangle(0, 0, FrontDrawing.Width, FrontDrawing.Height, _svg.Down("wall", _person.Room.Wall, _person.Room.Wall, _person.Room.Floor));
        _svg.Ellipse(Centre + 20, FloorRow + 4, 110, 11, "#00000018");
        var (chest, waist, hips) = (_person.Chest * 0.246 / 2, _person.Waist * 0.251 / 2, _person.Hips * 0.237 / 2);
        _svg.Path(Svg.Smooth(At(-hips * 0.7, 0.50), At(hips * 0.75, 0.50), At(hips * 0.6, 0.38), At(4.6, 0.28), At(4.4, 0.2), At(4, 0.06), At(15, 0.015), At(15, 0), At(-5, 0), At(-4.6, 0.05), At(-6.4, 0.2), At(-4.8, 0.28), At(-hips * 0.75, 0.40)), skin);
        var trunk = Svg.Smooth(At(-5.2, 0.875), At(3.6, 0.865), At(5, 0.838), At(chest * 0.9, 0.78), At(chest, 0.73), At(waist * 1.02, 0.62), At(waist, 0.58), At(hips * 0.8, 0.50), At(0, 0.46), At(-hips * 0.9, 0.475), At(-hips, 0.51), At(-waist * 0.85, 0.61), At(-chest * 0.95, 0.75), At(-chest * 0.8, 0.82), At(-6.2, 0.85));
        _svg.Path(trunk, skin);
        _svg.Within("clothes", trunk, svg => svg.Rectangle(0, Row(0.80), FrontDrawing.Width, Row(0.44) - Row(0.80), cloth));
        _svg.Path(Svg.Straight(At(-hips * 1.01, 0.51), At(hips * 0.84, 0.51), At(hips * 0.72, 0.435), At(-hips * 0.9, 0.435)), cloth);
        _svg.Path(Svg.Smooth(At(0, 0.82), At(4.6, 0.79), At(4.2, 0.70), At(4, 0.61), At(4.4, 0.54), At(4, 0.465), At(1.5, 0.39), At(-1, 0.40), At(-1.6, 0.46), At(-1, 0.55), At(-3.2, 0.62), At(-4.4, 0.70), At(-4.6, 0.79)), skin);
        _svg.Path(Svg.Smooth(At(0, 1), At(6, 0.988), At(9.4, 0.945), At(9.6, 0.925), At(11.4, 0.905), At(9.6, 0.895), At(8.8, 0.868), At(4, 0.862), At(-3, 0.872), At(-8.6, 0.90), At(-10, 0.945), At(-7, 0.985)), skin);
        _svg.Path(Svg.Smooth(At(0, 1.004), At(7, 0.99), At(9.6, 0.958), At(4, 0.955), At(0, 0.925), At(-2, 0.895), At(-8.8, _person.HasLongHair ? 0.80 : 0.885), At(-10.8, 0.93), At(-8, 0.985)), _person.Hair);
        _svg.Ellipse(Centre + (7 * _scale), Row(0.926), 2.6, 2.4, "#3b2f2a");
        return _svg.ToString();
    }

    private double Row(double height) => FloorRow - (height * _person.Height * _scale);

    private (double X, double Y) At(double x, double height) => (Centre + (x * _scale), Row(height));
}
