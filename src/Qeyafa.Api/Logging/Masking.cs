using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Qeyafa.Api.Logging;

/// <summary>
/// Masks what a text that goes to the log may hold by accident, such as the message of an exception: email addresses and telephone numbers keep
/// enough to recognise one's own, tokens become a short hash, line breaks outside of a stack trace are escaped by whoever writes the line.
/// </summary>
internal static partial class Masking
{
    private const int HashDigits = 8;
    private const int Timeout = 1000;

    /// <summary>The text without what must not be in a log; the same one where there is nothing to mask.</summary>
    public static string Of(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            text = Email().Replace(text, "${first}***@${domain}");
        }

        if (text.Contains('+', StringComparison.Ordinal))
        {
            text = Phone().Replace(text, "${prefix}***${last}");
        }

        return text.Length < 40 ? text : Token().Replace(text, static token => LooksRandom(token.ValueSpan) ? $"[token {Hash(token.Value)}]" : token.Value);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..HashDigits];

    /// <summary>Random base64url holds letters of both cases and digits; a long name in a stack trace hardly ever does.</summary>
    private static bool LooksRandom(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('0', '9') && text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('A', 'Z');

    [GeneratedRegex(@"(?<first>[\w!#$%&'*/=?^`{|}~+-])[\w.!#$%&'*/=?^`{|}~+-]{0,63}@(?<domain>[\w-]{1,63}(\.[\w-]{1,63}){1,8})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<prefix>\+[0-9]{2})[0-9]{4,11}(?<last>[0-9]{2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[A-Za-z0-9_-]{40,}(\.[A-Za-z0-9_-]+){0,2}|eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Token();
}
