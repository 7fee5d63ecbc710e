using Qeyafa.Testing.Pictures;

namespace Qeyafa.Infrastructure.Tests.Pictures;

/// <summary>Every way to store colours ends as sRGB in 8 bits, without a shift.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ColourTests
{
    private const int Side = 16;

    private static byte[] Rows(int bytesPerPixel, params byte[] pixel) =>
        [.. Enumerable.Range(0, Side).SelectMany(_ => (byte[])[0, .. Enumerable.Range(0, Side).SelectMany(_ => pixel.Take(bytesPerPixel))])];

    private static readonly Dictionary<string, (byte[] File, (byte, byte, byte) Colour)> Kinds = new(StringComparer.Ordinal)
    {
        ["grey"] = (PngFile.Of(Side, Side, 8, 0, Rows(1, 100)), (100, 100, 100)),
        ["grey, 16 bits"] = (PngFile.Of(Side, Side, 16, 0, Rows(2, 100, 0)), (100, 100, 100)),
        ["grey, half transparent"] = (PngFile.Of(Side, Side, 8, 4, Rows(2, 0, 128)), (127, 127, 127)),
        ["colours, 16 bits"] = (PngFile.Of(Side, Side, 16, 2, Rows(6, 40, 0, 60, 0, 200, 0)), (40, 60, 200)),
        ["colours, transparent"] = (PngFile.Of(Side, Side, 8, 6, Rows(4, 40, 60, 200, 0)), (255, 255, 255)),
        ["palette"] = (PngFile.Of(Side, Side, 8, 3, Rows(1, 1), PngFile.Chunk("PLTE", [0, 0, 0, 40, 60, 200])), (40, 60, 200)),
    };

    private static IEnumerable<string> Names => Kinds.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task Png_KeepsItsColour(string kind)
    {
        using var workshop = new Workshop();
        var (file, colour) = Kinds[kind];

        var (made, master) = await workshop.NormaliseAsync(file);

        made.Code().ShouldBe("taken");
        var seen = await VipsTool.DecodeAsync(master);
        seen.Bands.ShouldBe(3);
        seen.IsAbout(8, 8, colour, tolerance: 6).ShouldBeTrue(seen[8, 8].ToString());
    }

    [TestCase("[Q=95,profile=srgb]", 6)]
    [TestCase("[Q=95,profile=p3]", 12)]
    [TestCase("[Q=95,profile=cmyk]", 60)]
    public async Task Jpeg_WithAProfile_IsBroughtToSrgb(string options, int tolerance)
    {
        using var workshop = new Workshop();
        var colour = ((byte)120, (byte)110, (byte)130);
        var jpeg = await VipsTool.ConvertAsync(PngFile.Of(Side, Side, (_, _) => colour), ".jpg" + options);

        var (made, master) = await workshop.NormaliseAsync(jpeg);

        made.Code().ShouldBe("taken");
        (await VipsTool.DecodeAsync(master)).IsAbout(8, 8, colour, tolerance).ShouldBeTrue();
    }
}
