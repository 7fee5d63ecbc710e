using Qeyafa.Infrastructure.TryOn.Preview;
using Qeyafa.Infrastructure.TryOn.Preview.Fitting;
using Qeyafa.Infrastructure.TryOn.Preview.Pixels;
using Qeyafa.Testing.DemoDrawings;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview;

public sealed class FigureFinderTests
{
    private static readonly string[] Names = [.. Drawings.People.Select(person => person.Name)];

    [TestCaseSource(nameof(Names))]
    public async Task A_drawn_person_is_found_from_crown_to_sole(string name)
    {
        var person = Drawings.People.Single(drawn => drawn.Name == name);

        var figure = FigureFinder.Find(await Workplace.PixelsAsync(Workplace.Bytes($"person-{name}-front")));

        figure.IsFound.ShouldBeTrue();
        figure.Floor.ShouldBe(1130, 20);
        figure.Stature.ShouldBe(person.Height / 182 * 1040, 25);
        figure.NeckColumn.ShouldBe(400, 5);
        figure.HipColumn.ShouldBe(400, 5);
        new BodyMap(figure, person.Height, new Dictionary<string, double>()).Breadths.Shoulders
            .ShouldBe(person.Shoulders * figure.Stature / person.Height, 0.12 * figure.Stature * person.Shoulders / person.Height);
    }

    [Test]
    public void A_person_beside_the_middle_on_a_graded_wall_is_found_where_they_stand()
    {
        var picture = Wall(400, 600, (x, y) => (byte)(230 - (y / 10) - (x / 20)));
        Block(picture, 90, 60, 60, 60);
        Block(picture, 70, 120, 100, 400);

        var figure = FigureFinder.Find(picture);

        figure.IsFound.ShouldBeTrue();
        (figure.Crown, figure.Floor).ShouldBe((60, 520));
        figure.NeckColumn.ShouldBe(120, 2);
    }

    [Test]
    public void Raised_hands_are_not_taken_for_the_head()
    {
        var picture = Wall(400, 600, (_, _) => 230);
        Block(picture, 180, 120, 40, 60);
        Block(picture, 150, 180, 100, 380);
        Block(picture, 120, 40, 20, 200);
        Block(picture, 120, 220, 60, 20);
        Block(picture, 260, 40, 20, 200);
        Block(picture, 220, 220, 60, 20);

        FigureFinder.Find(picture).Crown.ShouldBe(120, 2);
    }

    [Test]
    public void A_thing_that_a_hand_touches_moves_neither_head_nor_middle()
    {
        var picture = Wall(400, 600, (_, _) => 230);
        Block(picture, 180, 60, 40, 60);
        Block(picture, 150, 120, 100, 440);
        Block(picture, 250, 300, 140, 220);

        var figure = FigureFinder.Find(picture);

        (figure.Crown, figure.Floor).ShouldBe((60, 560));
        figure.NeckColumn.ShouldBe(200, 2);
        figure.HipColumn.ShouldBeInRange(198, 222);
    }

    [Test]
    public void Where_nobody_can_be_told_the_middle_is_assumed()
    {
        var empty = Wall(300, 600, (_, _) => 200);
        var lying = Wall(300, 600, (_, _) => 200);
        Block(lying, 20, 500, 260, 60);

        FigureFinder.Find(empty).ShouldBe(Figure.Assumed(300, 600));
        FigureFinder.Find(lying).ShouldBe(Figure.Assumed(300, 600));
        FigureFinder.Find(new Raster(1, 1, [1, 2, 3])).ShouldBe(Figure.Assumed(1, 1));
    }

    private static Raster Wall(int width, int height, Func<int, int, byte> grey)
    {
        var rgb = new byte[width * height * 3];
        for (var i = 0; i < width * height; i++) rgb.AsSpan(i * 3, 3).Fill(grey(i % width, i / width));
        return new Raster(width, height, rgb);
    }

    private static void Block(Raster picture, int left, int top, int wide, int high)
    {
        for (var y = top; y < top + high; y++)
        {
            for (var x = left; x < left + wide; x++) new byte[] { 150, 60, 70 }.CopyTo(picture.Rgb.AsSpan(((y * picture.Width) + x) * 3));
        }
    }
}
