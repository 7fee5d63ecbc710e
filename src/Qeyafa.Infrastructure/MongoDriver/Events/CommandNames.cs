using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Reads from a command's bytes what it does and on which collection; the same names are the same strings, so that reading allocates nothing.</summary>
internal static class CommandNames
{
    private const int Most = 1_000;
    private const int LongestKept = 128;
    private const byte Text = 0x02;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The command's name, and its collection; null where it is about a database.</summary>
    public static (string Command, string? Collection) Read(ReadOnlySpan<byte> command)
    {
        // A document is its length, then for each element its type, its name with a zero, and its value.
        var name = NameAt(command, 5);
        var value = command[(5 + name.Length + 1)..];
        if (command[4] == Text)
        {
            return (Kept(name), Kept(TextAt(value)));
        }

        // getMore holds the cursor's number and names the collection after it.
        return name.SequenceEqual("getMore"u8) && value.Length > 9 && value[8] == Text
            ? (Kept(name), Kept(TextAt(value[(9 + NameAt(value, 9).Length + 1)..])))
            : (Kept(name), null);
    }

    /// <summary>Whether the server is asked to wait until something happens, as for a change stream.</summary>
    public static bool Waits(string command, ReadOnlySpan<byte> bytes) => command == "getMore" && bytes.IndexOf("\u0010maxTimeMS\0"u8) >= 0;

    private static ReadOnlySpan<byte> NameAt(ReadOnlySpan<byte> bytes, int at) => bytes.Slice(at, bytes[at..].IndexOf((byte)0));

    private static ReadOnlySpan<byte> TextAt(ReadOnlySpan<byte> value) => value.Slice(4, BinaryPrimitives.ReadInt32LittleEndian(value) - 1);

    private static string Kept(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestKept)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> letters = stackalloc char[LongestKept];
        ReadOnlySpan<char> text = letters[..Encoding.UTF8.GetChars(utf8, letters)];
        if (Lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var made = new string(text);
        return Known.Count < Most ? Known.GetOrAdd(made, made) : made;
    }
}
