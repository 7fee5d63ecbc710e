using System.Buffers.Binary;
using System.Text;

namespace Qeyafa.Testing.Pictures;

/// <summary>Puts segments into JPEG files, and looks at those that are there.</summary>
internal static class JpegSegments
{
    public const byte Exif = 0xE1;
    public const byte Icc = 0xE2;
    public const byte Iptc = 0xED;
    public const byte Comment = 0xFE;

    /// <summary>The same file with segments after its start.</summary>
    public static byte[] With(byte[] jpeg, params (byte Marker, byte[] Content)[] segments) =>
        [.. jpeg.AsSpan(0, 2), .. segments.SelectMany(segment => (byte[])[0xFF, segment.Marker, .. Length(segment.Content.Length), .. segment.Content]), .. jpeg.AsSpan(2)];

    /// <summary>EXIF with an orientation (1 to 8), a place and a text.</summary>
    public static byte[] ExifOf(ushort orientation, string text = "taken at home")
    {
        // Big-endian TIFF: four entries, then what they point to.
        var note = Encoding.ASCII.GetBytes(text + "\0");
        const int entries = 3;
        const int notesAt = 8 + 2 + (entries * 12) + 4;
        var gpsAt = notesAt + note.Length;
        byte[] tiff =
        [
            (byte)'M', (byte)'M', 0, 42, .. UInt32(8), .. UInt16(entries),
            .. Entry(0x010E, type: 2, note.Length, UInt32(notesAt)),
            .. Entry(0x0112, type: 3, 1, [.. UInt16(orientation), 0, 0]),
            .. Entry(0x8825, type: 4, 1, UInt32((uint)gpsAt)),
            .. UInt32(0), .. note,
            .. UInt16(2),
            .. Entry(0x0001, type: 2, 2, [(byte)'N', 0, 0, 0]),
            .. Entry(0x0002, type: 5, 3, UInt32((uint)gpsAt + 2 + 24 + 4)),
            .. UInt32(0), .. UInt32(24), .. UInt32(1), .. UInt32(28), .. UInt32(1), .. UInt32(12), .. UInt32(1),
        ];
        return [.. "Exif\0\0"u8, .. tiff];
    }

    public static byte[] XmpOf(string text) => [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes($"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>{text}</note></x:xmpmeta>""")];

    /// <summary>The markers up to the first scan.</summary>
    public static IReadOnlyList<byte> MarkersOf(byte[] jpeg)
    {
        List<byte> markers = [];
        for (var at = 2; jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            markers.Add(jpeg[at + 1]);
        }

        return markers;
    }

    private static byte[] Entry(ushort tag, ushort type, int count, byte[] value) => [.. UInt16(tag), .. UInt16(type), .. UInt32((uint)count), .. value];

    private static byte[] Length(int content) => UInt16((ushort)(content + 2));

    private static byte[] UInt16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] UInt32(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
