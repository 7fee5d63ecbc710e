using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class SigningKeyTests
{
    // RFC 7515, appendix A.3: the key and the JWS in compact serialization.
    private const string X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
    private const string Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";
    private const string D = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";
    private const string Signed = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private const string Signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    [Test]
    public void Rfc7515A3_Signature_IsVerified()
    {
        var signature = Base64Url.DecodeFromChars(Signature);
        RfcKey().Verify(Encoding.ASCII.GetBytes(Signed), signature).ShouldBeTrue();
        RfcKey().Verify(Encoding.ASCII.GetBytes(Signed + "x"), signature).ShouldBeFalse();
        for (var index = 0; index < signature.Length; index++)
        {
            signature[index] ^= 0x80;
            RfcKey().Verify(Encoding.ASCII.GetBytes(Signed), signature).ShouldBeFalse();
            signature[index] ^= 0x80;
        }
    }

    [Test]
    public void Rfc7515A3_Key_SignsWhatItVerifies()
    {
        var signature = new byte[SigningKey.SignatureLength];
        RfcKey().Sign(Encoding.ASCII.GetBytes(Signed), signature);
        RfcKey().Verify(Encoding.ASCII.GetBytes(Signed), signature).ShouldBeTrue();
    }

    [Test]
    public void SigningKey_WrittenAndRead_IsTheSame()
    {
        var key = SigningKey.Generate();
        SigningKey.Parse(key.ToPem()).Id.ShouldBe(key.Id);
        SigningKey.Parse(key.ToPem().ReplaceLineEndings("\\n")).Id.ShouldBe(key.Id);
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(key.ToPem());
        SigningKey.Parse(Convert.ToBase64String(ecdsa.ExportPkcs8PrivateKey())).Id.ShouldBe(key.Id);
        SigningKey.Generate().Id.ShouldNotBe(key.Id);
    }

    [Test]
    public void SigningKey_OfAnotherKind_IsRefused()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        string[] texts =
        [
            "secret", "", "-----BEGIN PRIVATE KEY-----", Convert.ToBase64String(new byte[32]),
            p384.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(), p256.ExportSubjectPublicKeyInfoPem(), Convert.ToBase64String(p256.ExportSubjectPublicKeyInfo()),
        ];
        foreach (var text in texts)
        {
            Should.Throw<CryptographicException>(() => SigningKey.Parse(text), text);
        }
    }

    [Test]
    public void SigningKey_UsedByManyThreads_SignsAndVerifies()
    {
        var key = SigningKey.Generate();
        Parallel.For(0, 500, number =>
        {
            var data = BitConverter.GetBytes(number);
            var signature = new byte[SigningKey.SignatureLength];
            key.Sign(data, signature);
            key.Verify(data, signature).ShouldBeTrue();
        });
    }

    private static SigningKey RfcKey() => SigningKey.FromParameters(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
        D = Base64Url.DecodeFromChars(D),
    });
}
