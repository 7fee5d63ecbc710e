using System.Buffers.Binary;
using System.IO.Compression;

namespace Qeyafa.Build.Smoke;

/// <summary>Draws small PNG pictures: a standing figure, and a garment, each on a plain background.</summary>
internal static class SmokePicture
{
    private const int Width = 240;
    private const int Height = 360;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Enumerable.Range(0, 8).Aggregate((uint)value, (crc, _) => (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1)))];

    /// <summary>A person from the front.</summary>
    public static byte[] Person() => Draw((x, y) => IsBody(x - 0.5, y) ? (64, 72, 104) : (238, 238, 234));

    /// <summary>A shirt.</summary>
    public static byte[] Garment() => Draw((x, y) => Math.Abs(x - 0.5) < 0.25 && y is > 0.2 and < 0.8 ? (176, 40, 48) : (250, 250, 250));

    private static bool IsBody(double x, double y) =>
        ((x * x * 2.2) + ((y - 0.12) * (y - 0.12)) < 0.0045) || (Math.Abs(x) < 0.03 && y is > 0.15 and < 0.2) || (Math.Abs(x) < 0.16 && y is >= 0.19 and < 0.55)
        || (Math.Abs(Math.Abs(x) - 0.08) < 0.06 && y is >= 0.5 and < 0.95);

    private static byte[] Draw(Func<double, double, (int Red, int Green, int Blue)> colour)
    {
        var rows = new byte[Height * ((Width * 3) + 1)];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (red, green, blue) = colour((x + 0.5) / Width, (y + 0.5) / Height);
                var at = (y * ((Width * 3) + 1)) + 1 + (x * 3);
                (rows[at], rows[at + 1], rows[at + 2]) = ((byte)red, (byte)green, (byte)blue);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, Deflated(rows)), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Deflated(byte[] rows)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal))
        {
            zlib.Write(rows);
        }

        return target.ToArray();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] content = [.. type, .. data];
        var chunk = new byte[content.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        content.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4), ~content.Aggregate(uint.MaxValue, (crc, value) => Table[(crc ^ value) & 0xFF] ^ (crc >> 8)));
        return chunk;
    }
}
