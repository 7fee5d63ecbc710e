using System.Text;

namespace Qeyafa.Domain.Measurements;

/// <summary>
/// The name of a measurement: one of the <see cref="MeasurementVocabulary"/>, or a custom one of the pattern <c>^[a-z][a-z0-9_]{0,39}$</c>.
/// There is one instance of each vocabulary name, so that reading a record allocates none.
/// </summary>
public sealed class MeasurementName : IEquatable<MeasurementName>
{
    /// <summary>How many characters a name has at most.</summary>
    public const int MaxLength = 40;

    /// <summary>The pattern of a name.</summary>
    public const string Pattern = "^[a-z][a-z0-9_]{0,39}$";

    private readonly byte[] _utf8;

    internal MeasurementName(string text, VocabularyEntry? entry)
    {
        Text = text;
        Entry = entry;
        _utf8 = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The name as clients and the database write it.</summary>
    public string Text { get; }

    /// <summary>The name in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>What the vocabulary says of the name, or null for a custom one.</summary>
    public VocabularyEntry? Entry { get; }

    /// <summary>Whether a text may name a measurement.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || !char.IsAsciiLetterLower(text[0]))
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The name with this text. The text is taken as it is, since earlier systems may have stored any: see <see cref="IsValid"/>.</summary>
    public static MeasurementName Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MeasurementVocabulary.Find(text)?.Name ?? new MeasurementName(text, null);
    }

    /// <summary>The name with this text in UTF-8; a name of the vocabulary is found without an allocation.</summary>
    public static MeasurementName Intern(ReadOnlySpan<byte> utf8) =>
        MeasurementVocabulary.Find(utf8)?.Name ?? new MeasurementName(Encoding.UTF8.GetString(utf8), null);

    /// <inheritdoc />
    public bool Equals(MeasurementName? other) => ReferenceEquals(this, other) || (other is not null && Entry is null && string.Equals(Text, other.Text, StringComparison.Ordinal));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as MeasurementName);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc />
    public override string ToString() => Text;
}
