using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Qeyafa.Infrastructure.Backups.Format;

/// <summary>
/// An encrypted file: the header (<c>QYFBKUP1</c>, 32 bytes of salt, 7 bytes of nonce prefix), then chunks of 65,536 bytes of content, the last one shorter or empty,
/// each followed by its tag of 16 bytes. A chunk is AES-256-GCM under the file's key; its nonce is the prefix, the chunk's number (4 bytes, big-endian, from 0) and
/// 1 for the last chunk or 0 for another (the STREAM construction): chunks that were swapped, repeated, or cut off do not open.
/// </summary>
internal static class SealedFormat
{
    public const int SaltBytes = 32;
    public const int PrefixBytes = 7;
    public const int ChunkBytes = 65_536;
    public const int TagBytes = 16;

    /// <summary>What an encrypted file's name ends with.</summary>
    public const string Extension = ".enc";

    public static ReadOnlySpan<byte> Magic => "QYFBKUP1"u8;

    public static int HeaderBytes => Magic.Length + SaltBytes + PrefixBytes;

    /// <summary>The nonce of a chunk.</summary>
    public static void WriteNonce(Span<byte> nonce, ReadOnlySpan<byte> prefix, uint chunk, bool last)
    {
        prefix.CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[PrefixBytes..], chunk);
        nonce[^1] = last ? (byte)1 : (byte)0;
    }

    public static AesGcm Cipher(byte[] key) => new(key, TagBytes);
}
