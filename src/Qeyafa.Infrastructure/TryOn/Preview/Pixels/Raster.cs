using System.Globalization;

namespace Qeyafa.Infrastructure.TryOn.Preview.Pixels;

/// <summary>A picture in memory: red, green and blue of 8 bits, row by row.</summary>
internal sealed class Raster
{
    /// <summary>A picture of these bytes.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="rgb">Three bytes for each pixel.</param>
    public Raster(int width, int height, byte[] rgb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (rgb.Length != width * height * 3)
        {
            throw new ArgumentException("A picture has three bytes for each pixel.", nameof(rgb));
        }

        (Width, Height, Rgb) = (width, height, rgb);
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Rgb { get; }

    /// <summary>Reads a binary PPM (P6) or PGM (P5) of 8 bits, as libvips writes it.</summary>
    /// <exception cref="InvalidDataException">It is something else, or cut off.</exception>
    public static async Task<Raster> ReadAsync(Stream pixmap, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream(pixmap.CanSeek ? (int)pixmap.Length : 0);
        await pixmap.CopyToAsync(memory, cancellationToken);
        return Parse(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    /// <inheritdoc cref="ReadAsync" />
    public static Raster Parse(ReadOnlySpan<byte> pixmap)
    {
        var at = 0;
        var kind = Word(pixmap, ref at);
        var (width, height, most) = (Number(pixmap, ref at), Number(pixmap, ref at), Number(pixmap, ref at));
        var bands = kind switch { "P6" => 3, "P5" => 1, _ => throw new InvalidDataException("This is no binary PPM or PGM.") };
        var bytes = (long)width * height * bands;
        if (most != byte.MaxValue || bytes is 0 or > int.MaxValue / 3 || pixmap.Length - at != bytes)
        {
            throw new InvalidDataException("The pixmap is cut off or not of 8 bits.");
        }

        var pixels = pixmap[at..];
        var rgb = new byte[width * height * 3];
        for (var i = 0; i < rgb.Length; i++)
        {
            rgb[i] = pixels[bands == 3 ? i : i / 3];
        }

        return new Raster(width, height, rgb);
    }

    /// <summary>The picture made smaller by the least whole factor at which no side is longer than this; each pixel is the mean of those that it stands for.</summary>
    public Raster Within(int longest)
    {
        var factor = (Math.Max(Width, Height) + longest - 1) / longest;
        var (width, height) = (Width / factor, Height / factor);
        if (factor == 1 || width == 0 || height == 0)
        {
            return this;
        }

        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width * 3; x++)
            {
                rgb[(y * width * 3) + x] = Mean(x / 3 * factor, y * factor, x % 3, factor);
            }
        }

        return new Raster(width, height, rgb);
    }

    private byte Mean(int left, int top, int band, int factor)
    {
        var sum = 0;
        for (var y = top; y < top + factor; y++)
        {
            for (var x = left; x < left + factor; x++)
            {
                sum += Rgb[(((y * Width) + x) * 3) + band];
            }
        }

        return (byte)(sum / (factor * factor));
    }

    private static int Number(ReadOnlySpan<byte> text, ref int at) =>
        int.TryParse(Word(text, ref at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException("The pixmap's head is damaged.");

    private static string Word(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && text[at] == '#')
        {
            at += text[at..].IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : text.Length - at;
        }

        var length = text[at..].IndexOfAny(" \n\t\r"u8);
        if (length < 0)
        {
            throw new InvalidDataException("The pixmap's head is cut off.");
        }

        var word = System.Text.Encoding.ASCII.GetString(text.Slice(at, length));
        at += length + 1;
        return word;
    }
}
