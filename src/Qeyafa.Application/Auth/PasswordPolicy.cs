using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth;

/// <summary>
/// Which passwords may be chosen: 8 to 128 code points of any script, spaces included, with no rule of composition;
/// not a common one and not one of the account's own identifiers.
/// </summary>
/// <remarks>Source: NIST SP 800-63B, 3.1.1.2; OWASP ASVS 5.0, 6.2.</remarks>
public sealed class PasswordPolicy(ICommonPasswords common)
{
    /// <summary>The least length, in code points.</summary>
    public const int MinLength = 8;

    /// <summary>The greatest length, in code points.</summary>
    public const int MaxLength = 128;

    /// <summary>The rule of the length, as a sentence for the person who broke it.</summary>
    public static string LengthRule { get; } = $"must be {MinLength} to {MaxLength} characters.";

    /// <summary>Whether the length is right, in code points.</summary>
    public static bool HasAllowedLength(Secret password) => password.Length <= 2 * MaxLength && CodePoints(password.Reveal()) is >= MinLength and <= MaxLength;

    /// <summary>What speaks against a password of the right length, or null.</summary>
    /// <param name="password">The password.</param>
    /// <param name="member">The JSON path of the member that holds it.</param>
    /// <param name="identifiers">The account's own: its email address, username, name and the like.</param>
    public Error? Refusal(Secret password, string member, params IEnumerable<string> identifiers)
    {
        if (!common.IsEnabled)
        {
            return null;
        }

        var chosen = password.Reveal();
        return common.Contains(chosen) ? Error.Rule(member, "is one of the passwords that are guessed first. Choose another one.")
            : identifiers.Contains(chosen, StringComparer.OrdinalIgnoreCase) ? Error.Rule(member, "must not be your email address, what stands before its @, or your name.")
            : null;
    }

    private static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
