using System.Buffers;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>
/// Which keys are taken: parts of ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, separated by single slashes. No part begins or ends with a dot,
/// so that none means another folder, is hidden, or is what a system takes for another name.
/// </summary>
internal static class ObjectKey
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>How long a key is at most, in characters.</summary>
    public const int MaxLength = 400;

    /// <summary>How long a part of a key is at most, in characters; file systems allow for 255 bytes.</summary>
    public const int MaxPartLength = 200;

    /// <summary>Whether a text is a key.</summary>
    public static bool IsValid(string? key) => key is { Length: > 0 and <= MaxLength } && key.Split('/').All(part => IsPart(part));

    /// <summary>Whether a text is nothing, a key, or the start of one.</summary>
    public static bool IsPrefix(string? prefix) => prefix is not null && IsValid(prefix + "0");

    /// <exception cref="ArgumentException">The text is no key.</exception>
    public static void Require(string? key)
    {
        if (!IsValid(key))
        {
            throw new ArgumentException("A storage key is made of letters, digits, '-', '_', '.' and single slashes, with no part that begins or ends with a dot.", nameof(key));
        }
    }

    /// <exception cref="ArgumentException">No key starts with the text.</exception>
    public static void RequirePrefix(string? prefix)
    {
        if (!IsPrefix(prefix))
        {
            throw new ArgumentException("No storage key starts with this prefix.", nameof(prefix));
        }
    }

    /// <summary>Whether a text is one part of a key.</summary>
    public static bool IsPart(ReadOnlySpan<char> part) => part.Length is > 0 and <= MaxPartLength && part[0] != '.' && part[^1] != '.' && !part.ContainsAnyExcept(Letters);
}
