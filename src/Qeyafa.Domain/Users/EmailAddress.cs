using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Qeyafa.Domain.Users;

/// <summary>
/// An email address as accounts are told apart by: lower-case, at most 254 characters, an international domain in its ASCII form.
/// The part before the @ is a dot-separated row of the plain characters of RFC 5321 (no quotes, no comments), at most 64.
/// </summary>
/// <remarks>Source of the lengths: RFC 5321, 4.5.3.1, with its erratum 1690.</remarks>
public sealed record EmailAddress
{
    /// <summary>The greatest length, in characters.</summary>
    public const int MaxLength = 254;

    /// <summary>The rule, as a sentence for the person who broke it.</summary>
    public const string Rule = "must be an email address such as name@example.com, of at most 254 characters.";

    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> LocalCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~.-");
    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    private EmailAddress(string value) => Value = value;

    /// <summary>The address.</summary>
    public string Value { get; }

    /// <summary>What stands before the @; all of it where an earlier system stored one without.</summary>
    public string LocalPart => Value.LastIndexOf('@') is >= 0 and var at ? Value[..at] : Value;

    /// <summary>Reads an address that a person wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        if (text is null || text.Length > MaxLength || text.LastIndexOf('@') is not (> 0 and var at))
        {
            return false;
        }

        // Checked before it is made lower-case: the Kelvin sign, for one, becomes an ordinary k.
        var local = text[..at];
        if (IsLocalPart(local) && TryGetDomain(text[(at + 1)..], out var domain) && local.Length + 1 + domain.Length <= MaxLength)
        {
            address = new EmailAddress($"{local.ToLowerInvariant()}@{domain}");
        }

        return address is not null;
    }

    /// <summary>Reads an address that has been validated.</summary>
    /// <exception cref="FormatException">The text is no address.</exception>
    public static EmailAddress Parse(string text) => TryParse(text, out var address) ? address : throw new FormatException($"An email address {Rule}");

    /// <summary>An address as the database holds it: an earlier system may have had other rules, and its accounts stay readable.</summary>
    public static EmailAddress FromStored(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;

    private static bool IsLocalPart(string local) =>
        local.Length <= MaxLocalLength
        && !local.AsSpan().ContainsAnyExcept(LocalCharacters)
        && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);

    private static bool TryGetDomain(string text, [NotNullWhen(true)] out string? domain)
    {
        try
        {
            domain = Idn.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            domain = null;
            return false;
        }

        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel) && labels[^1].Any(char.IsAsciiLetter);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength && !label.AsSpan().ContainsAnyExcept(LabelCharacters) && label[0] != '-' && label[^1] != '-';
}
