using System.Buffers;
using System.Text;

namespace Qeyafa.Api.Json;

/// <summary>What every text from a client goes through: trimmed, NFC-normalised, no control characters, no halves of surrogate pairs.</summary>
internal static class TextRules
{
    private const string NoControls = "must not contain control characters.";

    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    /// <summary>Cleans a text.</summary>
    /// <param name="text">The text as it was sent.</param>
    /// <param name="multiline">Whether line feeds and tabs may stand in it (a carriage return before a line feed is dropped).</param>
    /// <param name="clean">The text to keep.</param>
    /// <returns>What is wrong with the text, or null.</returns>
    public static string? Clean(string text, bool multiline, out string clean)
    {
        clean = text;
        if (text.Length == 0)
        {
            return null;
        }

        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            clean = text[0] == ' ' || text[^1] == ' ' ? text.Trim() : text;
            return null;
        }

        if (multiline)
        {
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        }

        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (char.IsControl(letter) && !(multiline && letter is '\n' or '\t'))
            {
                return NoControls;
            }

            if (char.IsSurrogate(letter))
            {
                if (!char.IsHighSurrogate(letter) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
                {
                    return "must be well-formed Unicode.";
                }

                index++;
            }
        }

        clean = (text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC)).Trim();
        return null;
    }
}
