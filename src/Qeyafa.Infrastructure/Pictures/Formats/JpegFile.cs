using System.Buffers.Binary;

namespace Qeyafa.Infrastructure.Pictures.Formats;

/// <summary>What stands before a JPEG file's first scan.</summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels; 0 where the file says it later (DNL), which nothing here takes.</param>
/// <param name="Components">How many values a pixel has: 1 for grey, 3 for colours, 4 for printing colours.</param>
/// <param name="HasMetadata">Whether there is an application segment besides JFIF's and Adobe's colour transform, or a comment.</param>
internal sealed record JpegFile(int Width, int Height, int Components, bool HasMetadata)
{
    private const int MaxSegments = 4_096;
    private const int LongestSegment = 65_535;

    private const byte Start = 0xD8;
    private const byte StartOfScan = 0xDA;
    private const byte Application0 = 0xE0;
    private const byte Application14 = 0xEE;
    private const byte Application15 = 0xEF;
    private const byte Comment = 0xFE;

    /// <summary>Reads the segments up to the first scan; null where they cannot be read, or there is none.</summary>
    /// <remarks>Source: ITU-T T.81, annex B.1.</remarks>
    public static JpegFile? Read(Stream file)
    {
        file.Position = 0;
        Span<byte> bytes = stackalloc byte[8];
        if (file.ReadAtLeast(bytes[..2], 2, throwOnEndOfStream: false) < 2 || bytes[0] != 0xFF || bytes[1] != Start)
        {
            return null;
        }

        (int Width, int Height, int Components)? frame = null;
        var metadata = false;
        for (var segments = 0; segments < MaxSegments; segments++)
        {
            if (NextMarker(file) is not { } marker || file.ReadAtLeast(bytes[..2], 2, throwOnEndOfStream: false) < 2)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes);
            var next = file.Position + length - 2;
            if (length < 2)
            {
                return null;
            }

            if (marker == StartOfScan)
            {
                return frame is var (width, height, components) ? new JpegFile(width, height, components, metadata) : null;
            }

            if (IsFrame(marker))
            {
                // Precision, height, width, number of components: a second frame would be one that nobody has checked.
                if (frame is not null || file.ReadAtLeast(bytes[..6], 6, throwOnEndOfStream: false) < 6)
                {
                    return null;
                }

                frame = (BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), bytes[5]);
            }

            metadata |= marker is Comment or (> Application0 and <= Application15 and not Application14);
            file.Position = next;
        }

        return null;
    }

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>The next marker; bytes between segments are passed over, as decoders do, but not for long.</summary>
    private static int? NextMarker(Stream file)
    {
        var previous = 0;
        for (var passed = 0; passed < LongestSegment; passed++)
        {
            var next = file.ReadByte();
            if (next < 0)
            {
                return null;
            }

            if (previous == 0xFF && next is not (0x00 or 0xFF) && next is not (0x01 or (>= 0xD0 and <= 0xD7)))
            {
                return next;
            }

            previous = next;
        }

        return null;
    }
}
