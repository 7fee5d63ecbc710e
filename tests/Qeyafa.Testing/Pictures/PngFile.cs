using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Qeyafa.Testing.Pictures;

/// <summary>Writes PNG files, sound ones and others.</summary>
internal static class PngFile
{
    private const uint Polynomial = 0xEDB88320;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A picture of 8 bits for each of red, green, blue.</summary>
    public static byte[] Of(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> colour)
    {
        var rows = new byte[height * (1 + (width * 3))];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = (y * (1 + (width * 3))) + 1 + (x * 3);
                (rows[at], rows[at + 1], rows[at + 2]) = colour(x, y);
            }
        }

        return Of(width, height, depth: 8, colourType: 2, rows);
    }

    /// <summary>A picture of rows that are there already, each with its filter's byte.</summary>
    public static byte[] Of(int width, int height, byte depth, byte colourType, byte[] rows, params byte[][] chunksBefore) =>
        [.. Signature, .. Header(width, height, depth, colourType), .. chunksBefore.SelectMany(chunk => chunk), .. Chunk("IDAT", Deflate(rows)), .. Chunk("IEND", [])];

    public static byte[] Header(int width, int height, byte depth, byte colourType)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colourType);
        return Chunk("IHDR", header);
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. content];
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        checkedPart.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), Checksum(checkedPart));
        return chunk;
    }

    public static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    private static uint Checksum(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var next in content)
        {
            sum ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * Polynomial);
            }
        }

        return ~sum;
    }
}
