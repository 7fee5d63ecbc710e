using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Qeyafa.Application.Auth.Sessions;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>
/// A P-256 key that signs and checks with ES256 (ECDSA with SHA-256, signatures as the 64 bytes of r and s). Safe for use by several threads.
/// Its id is the key's thumbprint (RFC 7638), so that all nodes call it the same.
/// </summary>
internal sealed class SigningKey
{
    public const int SignatureLength = 64;

    private const string P256 = "1.2.840.10045.3.1.7";

    // ECDsa promises nothing about use by two threads at once, so each use has an instance of its own.
    private readonly ConcurrentBag<ECDsa> _idle = [];
    private readonly ECParameters _parameters;

    private SigningKey(ECParameters parameters)
    {
        _parameters = parameters;
        Id = Thumbprint(parameters.Q);
        IdUtf8 = Encoding.ASCII.GetBytes(Id);
    }

    public string Id { get; }

    public ReadOnlyMemory<byte> IdUtf8 { get; }

    /// <summary>Makes a new key.</summary>
    public static SigningKey Generate()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SigningKey(ecdsa.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>Reads a private key: PKCS#8, as PEM or as base64 of its DER bytes.</summary>
    /// <exception cref="CryptographicException">It is no private key on P-256.</exception>
    public static SigningKey Parse(string text)
    {
        using var ecdsa = ECDsa.Create();
        try
        {
            if (text.Contains("-----BEGIN", StringComparison.Ordinal))
            {
                // An environment variable often carries its line breaks as two characters.
                ecdsa.ImportFromPem(text.Replace("\\n", "\n", StringComparison.Ordinal));
            }
            else
            {
                ecdsa.ImportPkcs8PrivateKey(Convert.FromBase64String(text), out _);
            }
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw new CryptographicException("The text is no private key.", failure);
        }

        return FromParameters(ecdsa.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>Takes a private key over.</summary>
    /// <exception cref="CryptographicException">It is no private key on P-256.</exception>
    public static SigningKey FromParameters(ECParameters parameters) => parameters.D is not null && parameters.Curve.IsNamed && parameters.Curve.Oid.Value == P256
        ? new SigningKey(parameters)
        : throw new CryptographicException("The key is no private key on the curve P-256.");

    /// <summary>The key as PKCS#8 in PEM.</summary>
    public string ToPem()
    {
        using var ecdsa = ECDsa.Create(_parameters);
        return ecdsa.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>The public half.</summary>
    public SigningKeyDto ToPublic() => new(Id, Base64Url.EncodeToString(_parameters.Q.X), Base64Url.EncodeToString(_parameters.Q.Y));

    /// <summary>Writes the signature of some data.</summary>
    public void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        var ecdsa = Take();
        ecdsa.SignData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        _idle.Add(ecdsa);
    }

    /// <summary>Whether a signature is this key's for the data.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
        {
            return false;
        }

        var ecdsa = Take();
        var valid = ecdsa.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        _idle.Add(ecdsa);
        return valid;
    }

    private ECDsa Take() => _idle.TryTake(out var ecdsa) ? ecdsa : ECDsa.Create(_parameters);

    private static string Thumbprint(ECPoint point)
    {
        var members = $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(members)));
    }
}
