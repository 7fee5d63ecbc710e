using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Qeyafa.Domain.Users;

/// <summary>A telephone number in the international form of E.164: a plus sign and 7 to 15 digits, the first not zero.</summary>
/// <remarks>Source of the greatest length: ITU-T E.164, 6.2. The least length keeps emergency and short codes out.</remarks>
public sealed record PhoneNumber
{
    /// <summary>The greatest length, in characters, with the plus sign.</summary>
    public const int MaxLength = 16;

    /// <summary>The rule, as a sentence for the person who broke it.</summary>
    public const string Rule = "must be a telephone number in its international form, such as +2348012345678: a plus sign (or 00), the country's code and the number, 7 to 15 digits in all.";

    private const int MinLength = 8;
    private const int MaxWrittenLength = 40;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" -.()");

    private PhoneNumber(string value) => Value = value;

    /// <summary>The number.</summary>
    public string Value { get; }

    /// <summary>
    /// Reads a number in its international form. Spaces, hyphens, dots and parentheses between the digits are dropped and a leading 00 becomes a plus sign;
    /// a country is never guessed.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        if (text is not { Length: <= MaxWrittenLength })
        {
            return false;
        }

        var plain = text.AsSpan().ContainsAny(Separators) ? string.Concat(text.Where(letter => !Separators.Contains(letter))) : text;
        plain = plain.StartsWith("00", StringComparison.Ordinal) ? "+" + plain[2..] : plain;
        var valid = plain.Length is >= MinLength and <= MaxLength && plain[0] == '+' && plain[1] is >= '1' and <= '9' && plain.Skip(1).All(char.IsAsciiDigit);
        number = valid ? new PhoneNumber(plain) : null;
        return valid;
    }

    /// <summary>Reads a number that has been validated.</summary>
    /// <exception cref="FormatException">The text is no number.</exception>
    public static PhoneNumber Parse(string text) => TryParse(text, out var number) ? number : throw new FormatException($"A telephone number {Rule}");

    /// <summary>A number as the database holds it: an earlier system may have had other rules, and its accounts stay readable.</summary>
    public static PhoneNumber FromStored(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
