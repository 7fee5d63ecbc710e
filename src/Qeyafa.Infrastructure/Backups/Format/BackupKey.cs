using System.Security.Cryptography;
using System.Text;

namespace Qeyafa.Infrastructure.Backups.Format;

/// <summary>The key of <c>Backup:Key</c>, from which the keys of files and of manifests are derived (HKDF-SHA-256, RFC 5869).</summary>
internal sealed class BackupKey
{
    public const int Length = 32;

    private readonly byte[] _key;

    /// <param name="text">32 bytes in base64.</param>
    public BackupKey(string text) => _key = Read(text) ?? throw new ArgumentException("The key is 32 bytes in base64.", nameof(text));

    /// <summary>Whether a text is a key.</summary>
    public static bool IsKey(string text) => Read(text) is not null;

    /// <summary>The key of one file: another name or salt is another key.</summary>
    public byte[] ForFile(string name, ReadOnlySpan<byte> salt) => Derive($"qeyafa-backup/1/file/{name}", salt);

    /// <summary>What tells a manifest that was changed, in hexadecimal digits (HMAC-SHA-256).</summary>
    public string Seal(string name, ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(Derive($"qeyafa-backup/1/seal/{name}", salt: []), content));

    private byte[] Derive(string purpose, ReadOnlySpan<byte> salt)
    {
        var derived = new byte[Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, derived, salt, Encoding.UTF8.GetBytes(purpose));
        return derived;
    }

    private static byte[]? Read(string text)
    {
        var bytes = new byte[Length + 3];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == Length ? bytes[..Length] : null;
    }
}
