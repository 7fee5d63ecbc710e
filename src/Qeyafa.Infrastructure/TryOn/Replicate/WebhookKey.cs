using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>The key of the signatures of webhooks.</summary>
/// <remarks>Source: the Standard Webhooks specification, "Signature scheme": HMAC-SHA-256 over id, timestamp and body, with dots between.</remarks>
internal sealed class WebhookKey
{
    private const string Prefix = "whsec_";
    private const string SignaturePrefix = "v1,";
    private const int MostSignatures = 16;

    private readonly byte[] _key;

    private WebhookKey(byte[] key) => _key = key;

    /// <summary>Reads <c>whsec_</c> and base64.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out WebhookKey? key)
    {
        key = null;
        if (text?.Trim() is not { } secret || !secret.StartsWith(Prefix, StringComparison.Ordinal)) return false;

        var encoded = secret[Prefix.Length..];
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length) || length == 0) return false;

        key = new WebhookKey(bytes[..length]);
        return true;
    }

    /// <summary>The signature of a message, as base64.</summary>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body) => Convert.ToBase64String(Compute(id, timestamp, body));

    /// <summary>Whether one of the signatures in the header, which are separated by spaces, is the message's.</summary>
    public bool Verifies(string id, long timestamp, ReadOnlySpan<byte> body, string signatures)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Compute(id, timestamp, body).CopyTo(expected);
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var verifies = false;
        foreach (var signature in signatures.Split(' ', MostSignatures, StringSplitOptions.RemoveEmptyEntries))
        {
            verifies |= signature.StartsWith(SignaturePrefix, StringComparison.Ordinal)
                && Convert.TryFromBase64String(signature[SignaturePrefix.Length..], given, out var length)
                && length == given.Length
                && CryptographicOperations.FixedTimeEquals(expected, given);
        }

        return verifies;
    }

    private byte[] Compute(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }
}
