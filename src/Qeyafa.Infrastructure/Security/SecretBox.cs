using System.Security.Cryptography;
using System.Text;

namespace Qeyafa.Infrastructure.Security;

/// <summary>
/// Seals what must not be readable in the database, and makes keyed hashes of what must only be recognised.
/// Each purpose has keys of its own, derived from the master key (HKDF-SHA-256, RFC 5869).
/// </summary>
internal sealed class SecretBox
{
    /// <summary>How many bytes the master key has.</summary>
    public const int MasterKeyLength = 32;

    private const int KeyLength = 32;

    private readonly byte[] _sealing;
    private readonly byte[] _hashing;

    /// <param name="masterKey">The key that configuration holds; 32 bytes.</param>
    /// <param name="purpose">What the box is for; another purpose opens none of its seals.</param>
    public SecretBox(ReadOnlySpan<byte> masterKey, string purpose)
    {
        if (masterKey.Length != MasterKeyLength)
        {
            throw new ArgumentException($"The master key has {MasterKeyLength} bytes.", nameof(masterKey));
        }

        _sealing = Derive(masterKey, $"{purpose}/seal");
        _hashing = Derive(masterKey, $"{purpose}/hash");
    }

    /// <summary>Encrypts and authenticates (AES-256-GCM): nonce, tag, ciphertext.</summary>
    /// <param name="secret">What to seal.</param>
    /// <param name="context">What it belongs to; it opens in the same context only.</param>
    public byte[] Seal(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> context)
    {
        var nonce = AesGcm.NonceByteSizes.MaxSize;
        var tag = AesGcm.TagByteSizes.MaxSize;
        var sealedBytes = new byte[nonce + tag + secret.Length];
        var span = sealedBytes.AsSpan();
        RandomNumberGenerator.Fill(span[..nonce]);
        using var cipher = new AesGcm(_sealing, tag);
        cipher.Encrypt(span[..nonce], secret, span[(nonce + tag)..], span.Slice(nonce, tag), context);
        return sealedBytes;
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <exception cref="CryptographicException">It was made with another key, for another context, or has been changed since.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context)
    {
        var nonce = AesGcm.NonceByteSizes.MaxSize;
        var tag = AesGcm.TagByteSizes.MaxSize;
        if (sealedBytes.Length < nonce + tag)
        {
            throw new CryptographicException("The sealed bytes are too short.");
        }

        var secret = new byte[sealedBytes.Length - nonce - tag];
        using var cipher = new AesGcm(_sealing, tag);
        cipher.Decrypt(sealedBytes[..nonce], sealedBytes[(nonce + tag)..], sealedBytes.Slice(nonce, tag), secret, context);
        return secret;
    }

    /// <summary>A keyed hash (HMAC-SHA-256) in hexadecimal digits.</summary>
    public string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(_hashing, content));

    private static byte[] Derive(ReadOnlySpan<byte> masterKey, string purpose)
    {
        var key = new byte[KeyLength];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, key, salt: default, Encoding.UTF8.GetBytes(purpose));
        return key;
    }
}
