namespace Qeyafa.Testing.DemoDrawings;

/// <summary>Draws a person from the front, standing, in a vest and shorts, with the proportions of the mean of ANSUR II where the person gives none.</summary>
internal sealed class FrontDrawing
{
    public const int Width = 800;
    public const int Height = 1200;
    private const double FloorRow = 1130;
    private const double StatureRows = 1040;
    private const double Centre = Width / 2.0;

    private readonly DrawnPerson _person;
    private readonly Svg _svg = new(Width, Height);
    private readonly double _scale;

    private FrontDrawing(DrawnPerson person) => (_person, _scale) = (person, StatureRows / person.Height * Math.Min(1, person.Height / 182));

    public static string Of(DrawnPerson person) => new FrontDrawing(person).Draw();

    private string Draw()
    {
        var skin = _svg.Across("skin", _person.Skin.Middle, _person.Skin.Light, _person.Skin.Middle);
        var limb = _svg.Across("limb", _person.Skin.Middle, _person.Skin.Light, _person.Skin.Middle);
        var cloth = _svg.Across("cloth", _person.Clothes.Dark, _person.Clothes.Light, _person.Clothes.Dark);
        Room();
        if (_person.HasLongHair) _svg.Path(Mirrored((0, 1.005), (4.6, 0.99), (8.8, 0.94), (9.6, 0.87), (10, 0.80), (7, 0.775), (0, 0.79)), _person.Hair);
        Arm(-1, limb);
        Arm(1, limb);
        Leg(-1, limb);
        Leg(1, limb);
        var trunk = Trunk();
        _svg.Path(trunk, skin);
        _svg.Within("vest", trunk, svg => svg.Path(Mirrored((0, 0.78), (6, 0.79), (9, 0.83), (10, 0.87), (14, 0.87), (14, 0.81), (15.5, 0.775), (40, 0.74), (40, 0.58), (0, 0.58)), cloth));
        Shorts(cloth);
        Head(skin);
        return _svg.ToString();
    }

    private void Room()
    {
        _svg.Rectangle(0, 0, Width, Height, _svg.Down("wall", _person.Room.Wall, _person.Room.Wall, _person.Room.Floor));
        _svg.Ellipse(Centre, FloorRow + 4, 150, 13, "#00000018");
    }

    private string Trunk()
    {
        var (neck, shoulder, chest, waist, hips) = (_person.Height * 0.034, _person.Shoulders / 2, Breadth(_person.Chest, 0.30), Breadth(_person.Waist, 0.3475), Breadth(_person.Hips, 0.3415));
        return Mirrored(
            (0, 0.885), (neck * 0.95, 0.88), (neck, 0.855), (neck * 1.6, 0.842), (shoulder * 0.8, 0.829), (shoulder * 1.02, 0.812), (shoulder * 1.05, 0.79), (chest * 1.05, 0.76), (chest, 0.72),
            (waist, 0.625), (waist * 1.01, 0.60), (hips * 0.97, 0.545), (hips, 0.508), (hips * 0.97, 0.475), (hips * 0.5, 0.468), (0, 0.472));
    }

    private void Arm(int side, string paint)
    {
        var (shoulder, angle) = (_person.Shoulders / 2 * 0.86, _person.ArmAngle * Math.PI / 180);
        var (upper, lower, hand) = (_person.Height * 0.2, _person.Height * 0.155, _person.Height * 0.095);
        var wide = _person.Height * 0.031 * Math.Sqrt(_person.Chest / 95);
        var top = (X: shoulder, Y: _person.Height * 0.806);
        (double X, double Y) Along(double length, double aside) => At(
            side * (top.X + (length * Math.Sin(angle)) + (aside * Math.Cos(angle))),
            (top.Y - (length * Math.Cos(angle)) + (aside * Math.Sin(angle))) / _person.Height);
        _svg.Path(
            Svg.Smooth(
                Along(-2, -wide * 0.2), Along(1.5, wide * 0.85), Along(upper * 0.5, wide), Along(upper, wide * 0.8), Along(upper + (lower * 0.35), wide * 0.82), Along(upper + lower, wide * 0.5),
                Along(upper + lower + (hand * 0.4), wide * 0.75), Along(upper + lower + hand, wide * 0.3), Along(upper + lower + hand, -wide * 0.2), Along(upper + lower + (hand * 0.4), -wide * 0.7),
                Along(upper + lower, -wide * 0.5), Along(upper + (lower * 0.35), -wide * 0.8), Along(upper, -wide * 0.75), Along(upper * 0.5, -wide), Along(2, -wide)),
            paint);
    }

    private void Leg(int side, string paint)
    {
        var (hips, stature) = (Breadth(_person.Hips, 0.3415), _person.Height);
        var knee = stature * 0.034 * Math.Sqrt(_person.Hips / 100);
        (double X, double Y) Point(double x, double height) => At(side * x, height);
        _svg.Path(
            Svg.Smooth(
                Point(hips * 0.9, 0.53), Point(hips, 0.47), Point(hips * 0.94, 0.38), Point(hips * 0.56 + knee, 0.285), Point(hips * 0.56 + (knee * 1.15), 0.215),
                Point(hips * 0.56 + (knee * 0.6), 0.06), Point(hips * 0.56 + (knee * 1.1), 0.018), Point(hips * 0.56 + (knee * 1.0), 0), Point(hips * 0.56 - (knee * 0.5), 0), Point(hips * 0.56 - (knee * 0.45), 0.06),
                Point(hips * 0.56 - (knee * 0.95), 0.215), Point(hips * 0.56 - (knee * 0.85), 0.285), Point(hips * 0.09, 0.40), Point(hips * 0.02, 0.475), Point(hips * 0.3, 0.53)),
            paint);
    }

    private void Shorts(string cloth)
    {
        var hips = Breadth(_person.Hips, 0.3415);
        var waist = Breadth(_person.Waist, 0.3475);
        _svg.Path(
            Svg.Straight(
                At(-waist * 1.01, 0.60), At(waist * 1.01, 0.60), At(hips * 0.975, 0.545), At(hips * 1.01, 0.508), At(hips * 1.01, 0.44), At(hips * 0.06, 0.435), At(0, 0.465),
                At(-hips * 0.06, 0.435), At(-hips * 1.01, 0.44), At(-hips * 1.01, 0.508), At(-hips * 0.975, 0.545)),
            cloth);
    }

    private void Head(string skin)
    {
        var (wide, x) = (7.6, Centre);
        _svg.Path(Mirrored((0, 1), (4.6, 0.99), (wide * 0.98, 0.95), (wide, 0.925), (wide * 0.86, 0.89), (wide * 0.5, 0.868), (0, 0.862)), skin);
        _svg.Path(Mirrored((0, 1.004), (4.8, 0.995), (8.2, 0.955), (8.2, 0.925), (7.2, 0.935), (6.2, 0.957), (0, 0.966)), _person.Hair);
        foreach (var side in (int[])[-1, 1])
        {
            _svg.Ellipse(x + (side * 2.9 * _scale), Row(0.926), 4.2, 2.6, "#ffffff").Ellipse(x + (side * 2.9 * _scale), Row(0.926), 2.3, 2.4, "#3b2f2a");
            _svg.Line($"M{Svg.Number(x + (side * 1.6 * _scale))} {Svg.Number(Row(0.936))}h{Svg.Number(side * 2.8 * _scale)}", _person.Hair, 2.6);
        }

        _svg.Line($"M{Svg.Number(x - 1)} {Svg.Number(Row(0.921))}l-4 {Svg.Number(_scale * 2.2)}h7", _person.Skin.Dark, 2).Line($"M{Svg.Number(x - 9)} {Svg.Number(Row(0.887))}q9 5 18 0", "#a8554d", 3);
    }

    private string Mirrored(params ReadOnlySpan<(double X, double Height)> half)
    {
        var points = new List<(double X, double Y)>();
        foreach (var (x, height) in half) points.Add(At(x, height));
        for (var i = half.Length - 1; i >= 0; i--)
        {
            if (half[i].X > 0) points.Add(At(-half[i].X, half[i].Height));
        }

        return Svg.Smooth([.. points]);
    }

    private static double Breadth(double girth, double ratio) => girth * ratio / 2;

    private double Row(double height) => FloorRow - (height * _person.Height * _scale);

    private (double X, double Y) At(double x, double height) => (Centre + (x * _scale), Row(height));
}
