using System.IO.Compression;
using System.Text;

namespace Qeyafa.Testing.Pictures;

/// <summary>Files that are no pictures, or pictures made to do harm. All are made here.</summary>
internal static class HostileFiles
{
    private const int BombBytes = 64 * 1024 * 1024;

    private static ReadOnlySpan<byte> Script => "<html><script>alert(document.cookie)</script></html>"u8;

    /// <summary>What is none of the formats that are taken.</summary>
    public static IReadOnlyDictionary<string, byte[]> OtherTypes { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["nothing"] = [],
        ["one byte"] = [0xFF],
        ["text"] = "a picture of me"u8.ToArray(),
        ["html"] = Script.ToArray(),
        ["svg"] = """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><image href="file:///etc/passwd"/></svg>"""u8.ToArray(),
        ["pdf"] = "%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction 2 0 R>>endobj\n%%EOF"u8.ToArray(),
        ["gif"] = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
        ["bmp"] = [(byte)'B', (byte)'M', 58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, .. new byte[28]],
        ["tiff"] = [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 0, 0, .. new byte[64]],
        ["zip"] = Zip("picture.jpg", [1, 2, 3]),
        ["gzip bomb"] = Gzip(new byte[16 * 1024 * 1024]),
        ["vips"] = [0x08, 0xF2, 0xA6, 0xB6, .. new byte[128]],
        ["avif"] = [0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0, .. "mif1avif"u8, .. new byte[64]],
        ["image magick"] = "push graphic-context\nviewbox 0 0 9 9\nfill 'url(https://127.0.0.1/\"|id\")'\npop graphic-context"u8.ToArray(),
        ["postscript"] = "%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run"u8.ToArray(),
        ["wav"] = [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, .. new byte[28]],
        ["jpeg in text"] = [.. "ÿØÿà"u8, .. new byte[64]],
        ["png after a blank"] = [(byte)' ', .. TestPictures.Png()],
    };

    /// <summary>PNG headers that promise more pixels than are taken, in a file of a few bytes.</summary>
    public static IReadOnlyDictionary<string, byte[]> TooLarge { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["50,000 by 50,000"] = PngFile.Of(50_000, 50_000, 1, 0, new byte[1_000]),
        ["50,000 by 1"] = PngFile.Of(50_000, 1, 1, 0, new byte[6_251]),
        ["1 by 30,001"] = PngFile.Of(1, 30_001, 8, 0, new byte[60_002]),
        ["8,000 by 5,001"] = PngFile.Of(8_000, 5_001, 1, 0, new byte[1_000]),
        ["2^31-1 by 2^31-1"] = PngFile.Of(int.MaxValue, int.MaxValue, 16, 6, new byte[64]),
        ["negative"] = PngFile.Of(-1, 7, 8, 2, new byte[64]),
        ["webp 16,384 by 16,384"] = [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0x3F, 0, 0xFF, 0x3F, 0, .. new byte[16]],
        ["webp 2^24 by 2^24"] = [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[16]],
        ["jpeg 65,535 by 65,535"] = [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xFF, 0xFF, 0xFF, 0xFF, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 17, 3, 17, 0, 63, 0, .. new byte[64]],
    };

    /// <summary>What begins like a picture and is none.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> DamagedAsync()
    {
        var jpeg = await TestPictures.JpegAsync();
        var webp = await TestPictures.WebPAsync();
        var heic = await TestPictures.HeicAsync();
        var png = TestPictures.Png();
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["jpeg, half"] = jpeg[..(jpeg.Length / 2)],
            ["jpeg, start only"] = jpeg[..4],
            ["jpeg, header only"] = jpeg[..(jpeg.Length / 8)],
            ["jpeg, two frames"] = JpegSegments.With(jpeg, (0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
            ["jpeg, no size"] = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0],
            ["jpeg, endless markers"] = [0xFF, 0xD8, .. Enumerable.Repeat<byte[]>([0xFF, 0xE0, 0, 2], 100_000).SelectMany(bytes => bytes)],
            ["jpeg, fill bytes"] = [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 1_000_000)],
            ["png, half"] = png[..(png.Length / 2)],
            ["png, signature only"] = png[..8],
            ["png, no data"] = [.. PngFile.Signature, .. PngFile.Header(9, 9, 8, 2), .. PngFile.Chunk("IEND", [])],
            ["png, wrong depth"] = PngFile.Of(9, 9, 3, 2, new byte[300]),
            ["png, wrong checksum"] = Changed(png, png.Length - 20),
            ["png, chunk of 2 GB"] = [.. PngFile.Signature, .. PngFile.Header(9, 9, 8, 2), 0x7F, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, .. new byte[64]],
            ["webp, half"] = webp[..(webp.Length / 2)],
            ["webp, header only"] = webp[..20],
            ["heic, half"] = heic[..(heic.Length / 2)],
            ["heic, first box only"] = heic[..24],
        };
    }

    /// <summary>Pictures that can be shown, and have something else on board.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> PolyglotsAsync()
    {
        var jpeg = await TestPictures.JpegAsync();
        var png = TestPictures.Png();
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["jpeg and zip"] = [.. jpeg, .. Zip("payload.class", Script.ToArray())],
            ["jpeg and html"] = [.. JpegSegments.With(jpeg, (JpegSegments.Comment, Script.ToArray())), .. Script],
            ["jpeg and script"] = JpegSegments.With(jpeg, (0xE0, [.. "*/=alert(document.cookie);/*"u8])),
            ["jpeg, exif and xmp with scripts"] = JpegSegments.With(jpeg, (JpegSegments.Exif, JpegSegments.ExifOf(1, Encoding.ASCII.GetString(Script))), (JpegSegments.Exif, JpegSegments.XmpOf(Encoding.ASCII.GetString(Script)))),
            ["jpeg, colour profile that is none"] = JpegSegments.With(jpeg, (JpegSegments.Icc, [.. "ICC_PROFILE\0"u8, 1, 1, .. Script])),
            ["jpeg, exif that points outside"] = JpegSegments.With(jpeg, (JpegSegments.Exif, [.. "Exif\0\0MM\0*"u8, 0xFF, 0xFF, 0xFF, 0xF0, .. Script])),
            ["png and html"] = [.. PngFile.Signature, .. PngFile.Header(TestPictures.Width, TestPictures.Height, 8, 2), .. PngFile.Chunk("tEXt", [.. "Comment\0"u8, .. Script]), .. png.AsSpan(33), .. Script],
        };
    }

    /// <summary>A small picture whose texts or colour profile unpack to 64 MiB, eight times.</summary>
    public static byte[] PngBomb(string chunk)
    {
        var packed = Bomb.Value;
        byte[] content = chunk switch
        {
            "iCCP" => [.. "profile\0"u8, 0, .. packed],
            "zTXt" => [.. "Comment\0"u8, 0, .. packed],
            _ => [.. "Comment\0"u8, 1, 0, 0, 0, .. packed],
        };
        var png = TestPictures.Png();
        return [.. png.AsSpan(0, 33), .. Enumerable.Range(0, 8).SelectMany(_ => PngFile.Chunk(chunk, content)), .. png.AsSpan(33)];
    }

    /// <summary>A sound file with some bytes changed, or cut off, or with bytes put in: which ones follows from the seed.</summary>
    public static byte[] Fuzzed(byte[] sound, int seed)
    {
        var random = new Random(seed);
        byte[] file = [.. sound];
        for (var changes = random.Next(1, 12); changes > 0; changes--)
        {
            // Most of what can go wrong is in the headers.
            var at = random.Next(4) > 0 ? random.Next(4, Math.Min(file.Length, 200)) : random.Next(file.Length);
            file[at] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? file[..random.Next(16, file.Length)] : file;
    }

    private static readonly Lazy<byte[]> Bomb = new(() => PngFile.Deflate(new byte[BombBytes]));

    private static byte[] Changed(byte[] file, int at)
    {
        byte[] changed = [.. file];
        changed[at] ^= 0x55;
        return changed;
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return packed.ToArray();
    }
}
