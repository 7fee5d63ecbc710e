using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Qeyafa.Infrastructure.Backups.Format;

/// <summary>What a collection holds, whatever the order.</summary>
/// <param name="Count">How many documents.</param>
/// <param name="Hash">
/// The sum of the SHA-256 hashes of the documents' bytes, in hexadecimal digits: each hash is four unsigned little-endian numbers of 64 bits, and each is added by
/// itself, modulo 2^64.
/// </param>
internal sealed record Fingerprint(long Count, string Hash)
{
    public static Fingerprint Empty { get; } = new FingerprintSum().Take();
}

/// <summary>Adds documents to a fingerprint.</summary>
internal sealed class FingerprintSum
{
    private const int Lanes = 4;

    private readonly ulong[] _sum = new ulong[Lanes];
    private long _count;

    public void Add(ReadOnlySpan<byte> document)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, hash);
        for (var lane = 0; lane < Lanes; lane++)
        {
            _sum[lane] = unchecked(_sum[lane] + BinaryPrimitives.ReadUInt64LittleEndian(hash[(lane * sizeof(ulong))..]));
        }

        _count++;
    }

    public Fingerprint Take()
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(lane * sizeof(ulong))..], _sum[lane]);
        }

        return new Fingerprint(_count, Convert.ToHexStringLower(bytes));
    }
}
