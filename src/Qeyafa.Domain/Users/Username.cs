using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Qeyafa.Domain.Users;

/// <summary>
/// A name that an account can be found by: 3 to 100 of the letters a to z, digits, dot, hyphen and underscore, a letter or digit at either end,
/// at least one letter. It is kept in lower case, so that two names never differ in case alone, and it never looks like an email address or a telephone number.
/// </summary>
public sealed partial record Username
{
    /// <summary>The greatest length, in characters.</summary>
    public const int MaxLength = 100;

    /// <summary>The rule, as a sentence for the person who broke it.</summary>
    public const string Rule = "must be 3 to 100 letters a to z, digits, '.', '-' or '_', with a letter or digit at either end and at least one letter.";

    private Username(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name that a person wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Username? username)
    {
        username = text is { Length: <= MaxLength } && Pattern().IsMatch(text) ? new Username(text.ToLowerInvariant()) : null;
        return username is not null;
    }

    /// <summary>A name as the database holds it: an earlier system may have had other rules, and its accounts stay readable.</summary>
    public static Username FromStored(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex(@"^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{1,98}[A-Za-z0-9]\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
