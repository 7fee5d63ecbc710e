using System.Diagnostics.CodeAnalysis;

namespace Qeyafa.Domain.Users;

/// <summary>A telephone number in the international form of E.164: a plus sign and 7 to 15 digits, the first not zero.</summary>
/// <remarks>Source of the greatest length: ITU-T E.164, 6.2. The least length keeps emergency and short codes out.</remarks>
public sealed record PhoneNumber
{
    /// <summary>The greatest length, in characters, with the plus sign.</summary>
    public const int MaxLength = 16;

    private const int MinLength = 8;

    private PhoneNumber(string value) => Value = value;

    /// <summary>The number.</summary>
    public string Value { get; }

    /// <summary>Reads a number in its international form; nothing is guessed or stripped.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PhoneNumber? number)
    {
        var valid = text is { Length: >= MinLength and <= MaxLength } && text[0] == '+' && text[1] is >= '1' and <= '9' && text.Skip(1).All(char.IsAsciiDigit);
        number = valid ? new PhoneNumber(text!) : null;
        return valid;
    }

    /// <summary>A number as the database holds it: an earlier system may have had other rules, and its accounts stay readable.</summary>
    public static PhoneNumber FromStored(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
