using Qeyafa.Infrastructure.TryOn.Preview;
using Qeyafa.Infrastructure.TryOn.Preview.Pixels;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview;

public sealed class CutoutTests
{
    [Test]
    public void A_garment_is_cut_out_without_its_background_and_with_a_soft_edge()
    {
        var cut = Cutout.Of(Picture(40, 60, (245, 245, 245), (10, 20, 20, 30, (180, 40, 60))));

        cut.IsWhole.ShouldBeFalse();
        (cut.Width, cut.Shape.Height).ShouldBe((18, 28));
        Pixel(cut, 9, 14).ShouldBe((180, 40, 60, 255));
        Pixel(cut, 0, 14).Opacity.ShouldBe(170);
        Pixel(cut, 0, 0).Opacity.ShouldBe(113);
    }

    [Test]
    public void The_background_shows_through_between_a_sleeve_and_the_body()
    {
        var cut = Cutout.Of(Picture(80, 80, (240, 240, 230), (10, 10, 60, 60, (30, 60, 120)), (20, 20, 10, 30, (240, 240, 230))));

        Pixel(cut, 13, 20).Opacity.ShouldBe(0);
        Pixel(cut, 30, 20).Opacity.ShouldBe(255);
    }

    [Test]
    public void A_white_garment_on_a_white_ground_is_cut_out_whole()
    {
        var cut = Cutout.Of(Picture(80, 80, (255, 255, 255), (10, 10, 60, 60, (246, 247, 248))));

        cut.IsWhole.ShouldBeFalse();
        cut.Shape.WidthBetween(0.4, 0.75).ShouldBeGreaterThan(50);
        Pixel(cut, cut.Width / 2, cut.Shape.Height / 2).ShouldBe((246, 247, 248, 255));
    }

    [Test]
    public void The_rim_where_the_background_shines_through_is_taken_off()
    {
        var cut = Cutout.Of(Picture(80, 80, (240, 240, 240), (10, 10, 60, 60, (226, 226, 226)), (12, 12, 56, 56, (90, 20, 20))));

        cut.Width.ShouldBe(54);
        Pixel(cut, 0, 20).Red.ShouldBe(90);
    }

    [Test]
    public void A_print_in_the_colour_of_the_background_is_cut_no_more_than_it_is_seen_through()
    {
        var cut = Cutout.Of(Picture(80, 80, (255, 255, 255), (10, 10, 60, 60, (30, 60, 120)), (20, 20, 40, 40, (255, 255, 255))));

        Pixel(cut, 30, 30).Opacity.ShouldBe(255);
    }

    [Test]
    public void A_garment_that_fills_the_frame_is_used_whole()
    {
        var cut = Cutout.Of(Picture(30, 20, (90, 30, 30)));

        cut.IsWhole.ShouldBeTrue();
        (cut.Width, cut.Shape.Height).ShouldBe((30, 20));
        Pixel(cut, 15, 10).ShouldBe((90, 30, 30, 255));
    }

    [Test]
    public void The_shape_follows_the_body_of_the_garment_and_not_its_sleeves()
    {
        var cut = Cutout.Of(Picture(100, 100, (250, 250, 250), (10, 10, 80, 20, (20, 90, 60)), (10, 30, 10, 30, (20, 90, 60)), (80, 30, 10, 30, (20, 90, 60)), (30, 30, 40, 60, (20, 90, 60))));

        cut.Shape.Width.ShouldBe(78);
        cut.Shape.WidthBetween(0.4, 0.75).ShouldBe(38);
        cut.Shape.CentreBetween(0.4, 0.75).ShouldBe(39);
    }

    private static (int Red, int Green, int Blue, int Opacity) Pixel(Cutout cut, int x, int y) =>
        cut.Rgba.AsSpan(((y * cut.Width) + x) * 4, 4) is [var red, var green, var blue, var opacity] ? (red, green, blue, opacity) : default;

    private static Raster Picture(int width, int height, (int, int, int) ground, params ReadOnlySpan<(int Left, int Top, int Wide, int High, (int, int, int) Colour)> blocks)
    {
        var picture = new Raster(width, height, new byte[width * height * 3]);
        Fill(picture, 0, 0, width, height, ground);
        foreach (var (left, top, wide, high, colour) in blocks) Fill(picture, left, top, wide, high, colour);
        return picture;
    }

    private static void Fill(Raster picture, int left, int top, int wide, int high, (int Red, int Green, int Blue) colour)
    {
        for (var y = top; y < top + high; y++)
        {
            for (var x = left; x < left + wide; x++) new[] { (byte)colour.Red, (byte)colour.Green, (byte)colour.Blue }.CopyTo(picture.Rgb.AsSpan(((y * picture.Width) + x) * 3));
        }
    }
}
