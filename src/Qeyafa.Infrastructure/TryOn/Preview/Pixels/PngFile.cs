using System.Buffers.Binary;
using System.IO.Compression;

namespace Qeyafa.Infrastructure.TryOn.Preview.Pixels;

/// <summary>Writes a picture with transparency as PNG, which libvips reads also where it refuses what it does not trust.</summary>
/// <remarks>Source of the format: ISO/IEC 15948 (Portable Network Graphics), 8 bits, colour type 6, no filters.</remarks>
internal static class PngFile
{
    private const int BytesPerPixel = 4;

    private static readonly uint[] Table = CrcTable();

    /// <summary>The file's bytes.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="rgba">Red, green, blue and opacity of each pixel, row by row.</param>
    public static byte[] Of(int width, ReadOnlySpan<byte> rgba)
    {
        var height = rgba.Length / BytesPerPixel / width;
        using var file = new MemoryStream(rgba.Length / 4);
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], height);
        (head[8], head[9]) = (8, 6);
        Chunk(file, "IHDR"u8, head);
        Chunk(file, "IDAT"u8, Deflated(width * BytesPerPixel, rgba));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Deflated(int rowBytes, ReadOnlySpan<byte> rgba)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var at = 0; at < rgba.Length; at += rowBytes)
            {
                zlib.WriteByte(0);
                zlib.Write(rgba.Slice(at, rowBytes));
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(data, Crc(type, uint.MaxValue)));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> data, uint crc)
    {
        foreach (var value in data) crc = Table[(crc ^ value) & 0xFF] ^ (crc >> 8);
        return crc;
    }

    private static uint[] CrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            table[i] = crc;
        }

        return table;
    }
}
