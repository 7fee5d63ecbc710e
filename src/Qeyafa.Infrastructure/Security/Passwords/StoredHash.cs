using System.Buffers.Binary;
using System.Buffers.Text;

namespace Qeyafa.Infrastructure.Security.Passwords;

/// <summary>
/// The parameters of a stored hash in the third format of ASP.NET Core's <c>PasswordHasher</c>:
/// a marker byte of 1, then the pseudo-random function, the iterations and the salt's length as big-endian words of 32 bits, the salt, and the derived key.
/// They come from the database, so they are held to bounds before any work is done with them.
/// </summary>
internal readonly record struct StoredHash(int Iterations)
{
    /// <summary>The most iterations that a stored hash may ask for: somebody who can write to the database must not be able to stop the sign-in.</summary>
    public const int MaxIterations = 2_000_000;

    private const byte Marker = 1;
    private const int HeaderLength = 13;
    private const int MinPart = 16;
    private const int MaxPart = 64;
    private const uint LastFunction = 2;

    public static bool TryRead(string? text, out StoredHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[HeaderLength + (2 * MaxPart)];
        if (text is null || text.Length > Base64.GetMaxEncodedToUtf8Length(bytes.Length) || !Convert.TryFromBase64String(text, bytes, out var length)
            || length < HeaderLength || bytes[0] != Marker)
        {
            return false;
        }

        var function = BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);
        var iterations = BinaryPrimitives.ReadUInt32BigEndian(bytes[5..]);
        var salt = BinaryPrimitives.ReadUInt32BigEndian(bytes[9..]);
        var key = length - HeaderLength - salt;
        hash = new StoredHash((int)Math.Min(iterations, int.MaxValue));
        return function <= LastFunction && iterations is >= 1 and <= MaxIterations && salt is >= MinPart and <= MaxPart && key is >= MinPart and <= MaxPart;
    }
}
