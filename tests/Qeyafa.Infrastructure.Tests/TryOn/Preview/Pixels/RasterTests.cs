using System.Text;
using Qeyafa.Infrastructure.TryOn.Preview.Pixels;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview.Pixels;

public sealed class RasterTests
{
    [Test]
    public void A_pixmap_is_read_with_its_comments()
    {
        var raster = Raster.Parse([.. "P6\n#vips2ppm\n2 1\n255\n"u8, 1, 2, 3, 4, 5, 6]);

        (raster.Width, raster.Height).ShouldBe((2, 1));
        raster.Rgb.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Test]
    public void A_grey_pixmap_becomes_three_equal_bands() => Raster.Parse([.. "P5 2 1 255\n"u8, 7, 9]).Rgb.ShouldBe([7, 7, 7, 9, 9, 9]);

    [TestCase("")]
    [TestCase("P6")]
    [TestCase("P3 1 1 255\nabc")]
    [TestCase("P6 1 1 255\nab")]
    [TestCase("P6 1 1 255\nabcd")]
    [TestCase("P6 0 1 255\n")]
    [TestCase("P6 -1 1 255\nabc")]
    [TestCase("P6 1 1 65535\nabcdef")]
    [TestCase("P6 99999 99999 255\nabc")]
    [TestCase("# never ends")]
    public void Anything_else_is_refused(string pixmap) => Should.Throw<InvalidDataException>(() => Raster.Parse(Encoding.ASCII.GetBytes(pixmap)));

    [Test]
    public void Made_smaller_each_pixel_is_the_mean_of_its_square()
    {
        var raster = new Raster(4, 2, [.. Enumerable.Range(0, 24).Select(i => (byte)i)]);

        var small = raster.Within(2);

        (small.Width, small.Height).ShouldBe((2, 1));
        small.Rgb.ShouldBe([7, 8, 9, 13, 14, 15]);
        raster.Within(4).ShouldBeSameAs(raster);
    }

    [TestCase(2047, 1365, 480)]
    [TestCase(1, 2048, 480)]
    [TestCase(481, 1, 480)]
    public void It_is_never_longer_than_asked_for_unless_a_side_would_vanish(int width, int height, int longest)
    {
        var small = new Raster(width, height, new byte[width * height * 3]).Within(longest);

        (Math.Max(small.Width, small.Height) <= longest || Math.Min(width, height) == 1).ShouldBeTrue();
        (small.Width, small.Height).ShouldBeGreaterThanOrEqualTo((1, 1));
    }
}
