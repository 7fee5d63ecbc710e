using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Qeyafa.Domain.Measurements;

/// <summary>
/// The names that the system knows, with their definitions and bands. Bands of lengths are in cm, of weight in kg.
/// </summary>
/// <remarks>Source of the bands: ANSUR II (US Army, 2012; public domain), except judgements. Source of the noise: ISO 20685.</remarks>
public static class MeasurementVocabulary
{
    private const int SlotCount = 256;

    /// <summary>Every entry, in the order in which a form shows them.</summary>
    public static ImmutableArray<VocabularyEntry> Entries { get; } = MeasurementTable.Entries();

    private static readonly FrozenDictionary<string, VocabularyEntry> ByText = Entries.ToFrozenDictionary(entry => entry.Name.Text, StringComparer.Ordinal);
    private static readonly VocabularyEntry?[] Slots = Hashed();

    /// <summary>Standing height: a member of the record itself.</summary>
    public static MeasurementName Height { get; } = Entries[0].Name;

    /// <summary>Body mass in kg: a member of the record itself.</summary>
    public static MeasurementName Weight { get; } = Entries[1].Name;

    /// <summary>The entry of a name, or null for a custom one.</summary>
    public static VocabularyEntry? Find(string name) => ByText.GetValueOrDefault(name);

    /// <summary>The entry of a name in UTF-8, or null for a custom one; allocates nothing.</summary>
    public static VocabularyEntry? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return null;
        }

        for (var slot = Slot(utf8); Slots[slot] is { } entry; slot = (slot + 1) % SlotCount)
        {
            if (entry.Name.Utf8.SequenceEqual(utf8))
            {
                return entry;
            }
        }

        return null;
    }

    private static int Slot(ReadOnlySpan<byte> utf8) =>
        ((utf8.Length * 31) + (utf8[0] * 7) + (utf8[^1] * 3) + (utf8[utf8.Length / 2] * 13)) % SlotCount;

    private static VocabularyEntry?[] Hashed()
    {
        var slots = new VocabularyEntry?[SlotCount];
        foreach (var entry in Entries)
        {
            var slot = Slot(entry.Name.Utf8);
            while (slots[slot] is not null) slot = (slot + 1) % SlotCount;
            slots[slot] = entry;
        }

        return slots;
    }
}
