using System.Text;
using Qeyafa.Infrastructure.Seeding;
using Qeyafa.Infrastructure.Tests.TryOn.Preview;
using Qeyafa.Testing;
using Qeyafa.Testing.DemoDrawings;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Infrastructure.Tests.Seeding;

public sealed class DemoPicturesTests
{
    private const int MostBytes = 60_000;

    /// <summary>Renderers differ in how they smooth edges, and JPEG in its noise: this much on average, of 255.</summary>
    private const double MostDifference = 2;

    private static readonly string[] Names = [.. Drawings.All.Keys];

    [Test]
    public void There_is_a_picture_of_every_drawing_and_no_other() => DemoPictures.Names.ShouldBe(Names);

    [Test]
    public void A_name_that_no_picture_has_is_refused_with_those_that_are_there() =>
        Should.Throw<ArgumentException>(() => DemoPictures.Open("person-nobody")).Message.ShouldContain("person-amal-front");

    [TestCaseSource(nameof(Names))]
    public async Task A_picture_is_what_its_drawing_renders_to(string name)
    {
        var kept = Workplace.Bytes(name);
        var (drawn, stored) = (await Workplace.PixelsAsync(Encoding.UTF8.GetBytes(Drawings.All[name])), await Workplace.PixelsAsync(kept));

        kept.Length.ShouldBeLessThan(MostBytes);
        (stored.Width, stored.Height).ShouldBe((drawn.Width, drawn.Height));
        drawn.Rgb.Zip(stored.Rgb, (one, other) => (double)Math.Abs(one - other)).Average().ShouldBeLessThan(MostDifference);
    }

    [Test]
    [Explicit("Writes the pictures anew from their drawings, into src; run it after changing a drawing.")]
    public async Task Write_the_pictures_from_their_drawings()
    {
        var folder = Path.Combine(WorkTree.Root, "src", "Qeyafa.Infrastructure", "Seeding", "DemoPictures");
        foreach (var (name, drawing) in Drawings.All)
        {
            var picture = await VipsTool.ConvertAsync(Encoding.UTF8.GetBytes(drawing), ".jpg[Q=85,strip]");
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".jpg"), picture);
        }

        Directory.GetFiles(folder).Length.ShouldBe(Names.Length);
    }
}
