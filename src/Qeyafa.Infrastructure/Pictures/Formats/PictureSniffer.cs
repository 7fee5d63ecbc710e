using System.Buffers.Binary;

namespace Qeyafa.Infrastructure.Pictures.Formats;

/// <summary>Tells a picture's format and dimensions by its content, without decoding anything.</summary>
/// <remarks>
/// Sources: ITU-T T.81 annex B (JPEG), the PNG specification (third edition) section 5, RFC 9649 (WebP), ISO/IEC 23008-12 annex B and
/// ISO/IEC 14496-12 section 4.3 (HEIC).
/// </remarks>
internal static class PictureSniffer
{
    private const int HeadBytes = 64;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The format that a file's first bytes name; null where it is none that is taken.</summary>
    public static PictureFormat? FormatOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return PictureFormat.Jpeg;
        }

        if (head.StartsWith(PngSignature))
        {
            return PictureFormat.Png;
        }

        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8))
        {
            return PictureFormat.WebP;
        }

        return IsHeic(head) ? PictureFormat.Heic : null;
    }

    /// <summary>Reads the header.</summary>
    /// <param name="file">The file, from its start.</param>
    /// <param name="header">What it says, also where its dimensions cannot be read: these are 0 then.</param>
    /// <returns>False where the file is of no format that is taken.</returns>
    public static bool TryRead(Stream file, out PictureHeader header)
    {
        Span<byte> bytes = stackalloc byte[HeadBytes];
        var head = bytes[..file.ReadAtLeast(bytes, HeadBytes, throwOnEndOfStream: false)];
        header = default;
        if (FormatOf(head) is not { } format)
        {
            return false;
        }

        var (width, height, grey) = format switch
        {
            PictureFormat.Jpeg => JpegFile.Read(file) is { } frame ? (frame.Width, frame.Height, frame.Components == 1) : default,
            PictureFormat.Png => ReadPng(head),
            PictureFormat.WebP => ReadWebP(head),
            _ => default,
        };
        header = new PictureHeader(format, width, height, grey);
        return true;
    }

    private static bool IsHeic(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16 || !head[4..8].SequenceEqual("ftyp"u8))
        {
            return false;
        }

        // The major brand, its version, then the compatible brands to the box's end.
        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        for (var at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
        {
            var brand = head.Slice(at, 4);
            if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static (int Width, int Height, bool IsGrey) ReadPng(ReadOnlySpan<byte> head) =>
        head.Length >= 33 && head[8..16].SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'])
            ? (Side(BinaryPrimitives.ReadUInt32BigEndian(head[16..])), Side(BinaryPrimitives.ReadUInt32BigEndian(head[20..])), head[25] is 0 or 4)
            : default;

    private static (int Width, int Height, bool IsGrey) ReadWebP(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30)
        {
            return default;
        }

        var kind = head[12..16];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return (1 + UInt24(head[24..]), 1 + UInt24(head[27..]), false);
        }

        if (kind.SequenceEqual("VP8L"u8) && head[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF), false);
        }

        return kind.SequenceEqual("VP8 "u8) && head[23..26].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF, false)
            : default;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static int Side(uint pixels) => (int)Math.Min(pixels, int.MaxValue);
}
