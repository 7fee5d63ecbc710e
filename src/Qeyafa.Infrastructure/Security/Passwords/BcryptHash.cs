using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Qeyafa.Infrastructure.Security.Passwords;

/// <summary>
/// A stored bcrypt hash in the modular crypt format: <c>$2a$</c>, <c>$2b$</c> or <c>$2y$</c>, the cost in two digits, 22 characters of salt and 31 of hash.
/// Earlier systems stored such hashes. The cost comes from the database, so it is held to bounds before any work is done with it.
/// </summary>
internal readonly record struct BcryptHash(string Text, int Cost)
{
    /// <summary>The least cost that is read; the least that bcrypt has.</summary>
    public const int MinCost = 4;

    /// <summary>The greatest cost that is read, about a second of work: somebody who can write to the database must not be able to stop the sign-in.</summary>
    public const int MaxCost = 14;

    private const int Length = 60;
    private const int HeaderLength = 7;

    private static readonly SearchValues<char> Digits = SearchValues.Create("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    public static bool TryRead([NotNullWhen(true)] string? text, out BcryptHash hash)
    {
        hash = default;
        if (text is not { Length: Length } || text[..4] is not ("$2a$" or "$2b$" or "$2y$") || text[6] != '$' || text.AsSpan(HeaderLength).ContainsAnyExcept(Digits)
            || !int.TryParse(text.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var cost))
        {
            return false;
        }

        hash = new BcryptHash(text, cost);
        return cost is >= MinCost and <= MaxCost;
    }
}
