using System.Text;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>Texts as they are compared and searched: without letter case, in NFC. Each letter stands for itself, so nothing needs escaping.</summary>
internal static class SearchText
{
    /// <summary>How much of a word is searched, in UTF-16 units: longer words are found by their beginning.</summary>
    public const int MaxWordLength = 20;

    /// <summary>The form in which names are compared: folded, with single spaces between words.</summary>
    public static string Key(string text) => Fold(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Every beginning of every word of the texts: whatever begins a word is then found as one key of an index.</summary>
    public static IReadOnlyCollection<string> Beginnings(params ReadOnlySpan<string?> texts)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var word in Words(text ?? ""))
            {
                var length = 0;
                foreach (var rune in word.EnumerateRunes())
                {
                    length += rune.Utf16SequenceLength;
                    found.Add(word[..length]);
                }
            }
        }

        return found;
    }

    /// <summary>The words of a text, folded and cut to <see cref="MaxWordLength"/>: runs of letters, digits and the marks on them.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in Fold(text).EnumerateRunes())
        {
            if (!IsOfWord(rune))
            {
                if (word.Length > 0) yield return word.ToString();
                word.Clear();
            }
            else if (word.Length + rune.Utf16SequenceLength <= MaxWordLength)
            {
                word.Append(rune.ToString());
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }

    // By way of the capitals, since some letters have two small forms (σ and ς).
    private static string Fold(string text) => text.ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormC);

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.EnclosingMark;
}
