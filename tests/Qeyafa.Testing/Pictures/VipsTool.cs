using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Qeyafa.Testing.Pictures;

/// <summary>Calls libvips as a person would: to make pictures for tests, and to look at results.</summary>
internal static class VipsTool
{
    /// <summary>Turns a picture into another format, told by a name with options such as <c>.jpg[Q=90]</c>.</summary>
    public static async Task<byte[]> ConvertAsync(byte[] picture, string target)
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-vips-");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "from"), Path.Combine(folder.FullName, "to" + target));
            await File.WriteAllBytesAsync(from, picture);
            await RunAsync("vips", "copy", from, to);
            return await File.ReadAllBytesAsync(to.Split('[')[0]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Decodes a picture into pixels.</summary>
    public static async Task<Pixels> DecodeAsync(byte[] picture) => Pixels.Of(await ConvertAsync(picture, ".ppm"));

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)}: {said}");
        }
    }
}

/// <summary>A picture as pixels.</summary>
internal sealed record Pixels(int Width, int Height, int Bands, byte[] Bytes)
{
    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            var at = ((y * Width) + x) * Bands;
            return Bands == 1 ? (Bytes[at], Bytes[at], Bytes[at]) : (Bytes[at], Bytes[at + 1], Bytes[at + 2]);
        }
    }

    /// <summary>Whether a pixel is nearly of a colour: JPEG does not keep colours to the last bit.</summary>
    public bool IsAbout(int x, int y, (byte Red, byte Green, byte Blue) colour, int tolerance = 24)
    {
        var (red, green, blue) = this[x, y];
        return Math.Abs(red - colour.Red) <= tolerance && Math.Abs(green - colour.Green) <= tolerance && Math.Abs(blue - colour.Blue) <= tolerance;
    }

    /// <summary>Reads a binary PPM or PGM of 8 bits.</summary>
    public static Pixels Of(byte[] file)
    {
        List<string> words = [];
        var at = 0;
        while (words.Count < 4)
        {
            var start = at;
            while (!char.IsWhiteSpace((char)file[at]))
            {
                at++;
            }

            var word = Encoding.ASCII.GetString(file, start, at - start);
            if (word.StartsWith('#'))
            {
                at = Array.IndexOf(file, (byte)'\n', at);
            }
            else
            {
                words.Add(word);
            }

            at++;
        }

        return new Pixels(int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture), words[0] == "P6" ? 3 : 1, file[at..]);
    }
}
