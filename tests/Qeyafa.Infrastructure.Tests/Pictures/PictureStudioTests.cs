using Qeyafa.Testing.Pictures;

namespace Qeyafa.Infrastructure.Tests.Pictures;

[Parallelizable(ParallelScope.All)]
public sealed class PictureStudioTests
{
    [Test]
    public async Task EveryFormat_BecomesAnUprightJpeg([Values("jpeg", "png", "webp", "heic")] string format)
    {
        using var workshop = new Workshop();
        var file = format switch
        {
            "jpeg" => await TestPictures.JpegAsync(),
            "png" => TestPictures.Png(),
            "webp" => await TestPictures.WebPAsync(),
            _ => await TestPictures.HeicAsync(),
        };

        var (made, master) = await workshop.NormaliseAsync(file);

        made.Value.ShouldBe(new(TestPictures.Width, TestPictures.Height, master.Length));
        master.AsSpan(0, 3).ToArray().ShouldBe(new byte[] { 0xFF, 0xD8, 0xFF });
        TestPictures.IsUpright(await VipsTool.DecodeAsync(master)).ShouldBeTrue();
        workshop.Leftovers.ShouldBeEmpty();
    }

    [Test]
    public async Task EveryOrientation_IsTurnedUpright([Range(1, 8)] int orientation)
    {
        using var workshop = new Workshop();
        var stored = await TestPictures.StoredAsAsync(orientation);

        var (made, master) = await workshop.NormaliseAsync(JpegSegments.With(stored, (JpegSegments.Exif, JpegSegments.ExifOf((ushort)orientation))));

        (made.Value.Width, made.Value.Height).ShouldBe((TestPictures.Width, TestPictures.Height));
        TestPictures.IsUpright(await VipsTool.DecodeAsync(master)).ShouldBeTrue();
    }

    [Test]
    public async Task Metadata_IsGone()
    {
        using var workshop = new Workshop();
        var loaded = JpegSegments.With(
            await TestPictures.JpegAsync(),
            (JpegSegments.Exif, JpegSegments.ExifOf(1, "<script>alert('exif')</script>")),
            (JpegSegments.Exif, JpegSegments.XmpOf("<script>alert('xmp')</script>")),
            (JpegSegments.Iptc, [.. "Photoshop 3.0\0"u8, .. "secret"u8]),
            (JpegSegments.Comment, "<script>alert('comment')</script>"u8.ToArray()));

        var (made, master) = await workshop.NormaliseAsync(loaded);

        made.IsSuccess.ShouldBeTrue();
        JpegSegments.MarkersOf(master).ShouldAllBe(marker => marker != JpegSegments.Comment && (marker < 0xE1 || marker > 0xEF));
        System.Text.Encoding.Latin1.GetString(master).ShouldNotContain("alert");
    }

    [Test]
    public async Task LargePicture_IsMadeSmaller_AndASmallOneIsNot()
    {
        using var workshop = new Workshop();

        var (large, _) = await workshop.NormaliseAsync(TestPictures.Png(3_000, 1_500));
        var (small, _) = await workshop.NormaliseAsync(TestPictures.Png(4, 3));

        (large.Value.Width, large.Value.Height).ShouldBe((2_048, 1_024));
        (small.Value.Width, small.Value.Height).ShouldBe((4, 3));
    }
}
