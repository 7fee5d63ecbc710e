using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Application.Auth;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class AccessTokenTests
{
    private readonly TokenBench _bench = new();

    [Test]
    public void Token_Issued_IsVerifiedByEveryNode()
    {
        var token = _bench.Issue();
        foreach (var node in new[] { _bench.Tokens, _bench.NewTokens() })
        {
            var identity = node.Verify(token)!.Identity.ShouldBeOfType<SignedInIdentity>();
            identity.IsAuthenticated.ShouldBeTrue();
            (identity.UserId, identity.SessionId).ShouldBe((_bench.User, _bench.Session));
            identity.Name.ShouldBe(_bench.User.ToString());
        }
    }

    [Test]
    public void Token_Issued_HasExactlyTheMembersOfTheContract()
    {
        var segments = _bench.Issue().Split('.');
        Decode(segments[0]).ShouldBe(_bench.Header());
        var payload = System.Text.Json.JsonDocument.Parse(Decode(segments[1])).RootElement;
        payload.EnumerateObject().Select(member => member.Name).ShouldBe(["iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp"]);
        (payload.GetProperty("exp").GetInt64() - payload.GetProperty("iat").GetInt64()).ShouldBe(900);
        _bench.Tokens.Issue(_bench.User, _bench.Session).Lifetime.ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Test]
    public void Tokens_IssuedAtTheSameMoment_Differ() => _bench.Issue().ShouldNotBe(_bench.Issue());

    [Test]
    public void Token_WithAnyCharacterReplaced_IsRefused()
    {
        var token = _bench.Issue();
        _bench.Verify(token).ShouldNotBeNull();
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (var index = 0; index < token.Length; index++)
        {
            var digit = letters.IndexOf(token[index], StringComparison.Ordinal);
            var others = digit < 0 ? "A-" : string.Concat(Enumerable.Range(0, 6).Select(bit => letters[digit ^ (1 << bit)]));
            foreach (var other in others)
            {
                _bench.Verify($"{token[..index]}{other}{token[(index + 1)..]}").ShouldBeNull($"character {index} as {other}");
            }
        }
    }

    [Test]
    public void Token_WithAnyByteFlipped_IsRefused()
    {
        var segments = _bench.Issue().Split('.').Select(segment => Base64Url.DecodeFromChars(segment)).ToArray();
        foreach (var segment in segments)
        {
            for (var index = 0; index < segment.Length; index++)
            {
                segment[index] ^= 0x01;
                _bench.Verify(string.Join('.', segments.Select(part => Base64Url.EncodeToString(part)))).ShouldBeNull();
                segment[index] ^= 0x01;
            }
        }
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("...")]
    [TestCase("a.b")]
    [TestCase("a.b.c")]
    [TestCase("null")]
    [TestCase("e30.e30.")]
    [TestCase(".e30.e30")]
    public void Token_OfAnotherShape_IsRefused(string token) => _bench.Verify(token).ShouldBeNull();

    [Test]
    public void Token_WithCharactersOutsideTheAlphabet_IsRefused()
    {
        var token = _bench.Issue();
        var segments = token.Split('.');
        string[] forged =
        [
            token + "=", token + "==", segments[0] + "=." + segments[1] + "." + segments[2], token + "\n", " " + token, token + " ", token.Insert(10, "\n"), token.Insert(10, " "),
            token + ".", token + ".x", token.Replace('_', '/').Replace('-', '+') + "+", token + "\0", token.Insert(5, "é"), token + "ａ",
        ];
        forged.ShouldAllBe(text => _bench.Tokens.Verify(text) == null);
        _bench.Verify(token).ShouldNotBeNull();
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Token_Over4Kilobytes_IsRefused(bool tooLong)
    {
        // Found by search, so that the whole token has the greatest length that a token can have, or the next one.
        var fillers = Enumerable.Range(2600, 400).Select(length => _bench.Sign(_bench.Header(), _bench.Payload("note", $"\"{new string('x', length)}\"")));
        var token = tooLong ? fillers.First(text => text.Length > TokenText.MaxLength) : fillers.Last(text => text.Length <= TokenText.MaxLength);
        (_bench.Verify(token) is null).ShouldBe(tooLong);
    }

    [TestCase("""{"alg":"none","typ":"at+jwt","kid":"KID"}""")]
    [TestCase("""{"alg":"None","typ":"at+jwt","kid":"KID"}""")]
    [TestCase("""{"alg":"HS256","typ":"at+jwt","kid":"KID"}""")]
    [TestCase("""{"alg":"RS256","typ":"at+jwt","kid":"KID"}""")]
    [TestCase("""{"alg":"ES384","typ":"at+jwt","kid":"KID"}""")]
    [TestCase("""{"alg":"es256","typ":"at+jwt","kid":"KID"}""")]
    [TestCase("""{"alg":["ES256"],"typ":"at+jwt","kid":"KID"}""")]
    [TestCase("""{"typ":"at+jwt","kid":"KID"}""")]
    [TestCase("""{"alg":"ES256","kid":"KID"}""")]
    [TestCase("""{"alg":"ES256","typ":"JWT","kid":"KID"}""")]
    [TestCase("""{"alg":"ES256","typ":"AT+JWT","kid":"KID"}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt"}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":""}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":null}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"other"}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"../../dev/null"}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"\ud800"}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID","\ud800":1}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID","jku":"https://example.com/keys"}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID","x5u":"https://example.com/keys"}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID","jwk":{"kty":"EC"}}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID","x5c":["MII"]}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID","crit":["exp"]}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID","b64":false}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID","alg":"ES256"}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID","kid":"KID"}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID"}{}""")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID" """)]
    [TestCase("""["ES256","at+jwt","KID"]""")]
    [TestCase("""null""")]
    [TestCase("""{}""")]
    [TestCase("""not json""")]
    public void Token_WithAnotherHeader_IsRefusedThoughSigned(string header) =>
        _bench.Verify(_bench.Sign(header.Replace("KID", _bench.Current.Id, StringComparison.Ordinal), _bench.Payload())).ShouldBeNull();

    [TestCase("""{"alg":"none","typ":"at+jwt","kid":"KID"}""", "")]
    [TestCase("""{"alg":"none","typ":"at+jwt"}""", "")]
    [TestCase("""{"alg":"ES256","typ":"at+jwt","kid":"KID"}""", "")]
    public void Token_WithoutSignature_IsRefused(string header, string signature)
    {
        header = header.Replace("KID", _bench.Current.Id, StringComparison.Ordinal);
        _bench.Verify($"{TokenBench.Encode(header)}.{TokenBench.Encode(_bench.Payload())}.{signature}").ShouldBeNull();
    }

    [Test]
    public void Token_SignedWithThePublicKeyAsASecret_IsRefused()
    {
        var point = ECDsa.Create();
        point.ImportFromPem(_bench.Current.ToPem());
        var header = $$"""{"alg":"HS256","typ":"at+jwt","kid":"{{_bench.Current.Id}}"}""";
        var signed = $"{TokenBench.Encode(header)}.{TokenBench.Encode(_bench.Payload())}";
        var signature = HMACSHA256.HashData(point.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(signed));
        _bench.Verify($"{signed}.{Base64Url.EncodeToString(signature)}").ShouldBeNull();
    }

    [TestCase(64)]
    [TestCase(63)]
    [TestCase(72)]
    public void Token_WithASignatureOfZeros_IsRefused(int length) =>
        _bench.Verify($"{TokenBench.Encode(_bench.Header())}.{TokenBench.Encode(_bench.Payload())}.{Base64Url.EncodeToString(new byte[length])}").ShouldBeNull();

    [TestCase("iss", "\"other\"")]
    [TestCase("iss", "\"QEYAFA\"")]
    [TestCase("iss", "[\"qeyafa\"]")]
    [TestCase("aud", "\"other\"")]
    [TestCase("aud", "[\"qeyafa-api\"]")]
    [TestCase("sub", "\"asha\"")]
    [TestCase("sub", "123")]
    [TestCase("sub", "{\"$gt\":\"\"}")]
    [TestCase("sid", "\"x\"")]
    [TestCase("jti", "\"\"")]
    [TestCase("jti", "\"\\ud800\"")]
    [TestCase("jti", "7")]
    [TestCase("iat", "\"1772366400\"")]
    [TestCase("nbf", "\"1772366400\"")]
    [TestCase("exp", "\"9999999999\"")]
    [TestCase("exp", "9999999999.5")]
    [TestCase("exp", "1e30")]
    [TestCase("exp", "-1")]
    [TestCase("exp", "true")]
    public void Token_WithAnotherPayload_IsRefusedThoughSigned(string name, string json) => _bench.Verify(_bench.Sign(_bench.Header(), _bench.Payload(name, json))).ShouldBeNull();

    [TestCase("iss")]
    [TestCase("aud")]
    [TestCase("sub")]
    [TestCase("sid")]
    [TestCase("jti")]
    [TestCase("iat")]
    [TestCase("nbf")]
    [TestCase("exp")]
    public void Token_WithAMemberMissingNullOrTwice_IsRefusedThoughSigned(string name)
    {
        _bench.Verify(_bench.Sign(_bench.Header(), _bench.Payload(name))).ShouldBeNull();
        _bench.Verify(_bench.Sign(_bench.Header(), _bench.Payload(name, "null"))).ShouldBeNull();
        var whole = _bench.Payload();
        var member = System.Text.Json.JsonDocument.Parse(whole).RootElement.GetProperty(name).GetRawText();
        _bench.Verify(_bench.Sign(_bench.Header(), $"{whole[..^1]},\"{name}\":{member}}}")).ShouldBeNull();
    }

    [Test]
    public void Token_WithMembersThatWeDoNotKnow_IsTaken() =>
        _bench.Verify(_bench.Sign(_bench.Header(), _bench.Payload("scope", """{"deep":[1,{"er":null}]}"""))).ShouldNotBeNull();

    [TestCase(30, true)]
    [TestCase(31, false)]
    public void Token_IssuedInTheFuture_IsTakenWithinTheSkew(int seconds, bool accepted)
    {
        (_bench.Verify(_bench.Sign(_bench.Header(), _bench.Payload("iat", $"{_bench.Now + seconds}"))) is not null).ShouldBe(accepted);
        (_bench.Verify(_bench.Sign(_bench.Header(), _bench.Payload("nbf", $"{_bench.Now + seconds}"))) is not null).ShouldBe(accepted);
    }

    [TestCase(899, true)]
    [TestCase(929, true)]
    [TestCase(930, false)]
    [TestCase(86_400, false)]
    public void Token_AfterItsEnd_IsTakenWithinTheSkew(int seconds, bool accepted)
    {
        var token = _bench.Issue();
        _bench.Verify(token).ShouldNotBeNull();
        _bench.Clock.Advance(TimeSpan.FromSeconds(seconds));
        (_bench.Verify(token) is not null).ShouldBe(accepted);
    }

    [Test]
    public void Token_OfAPreviousKey_IsTakenUntilTheKeyIsGone()
    {
        var token = _bench.Issue();
        _bench.Verify(token).ShouldNotBeNull();
        var previous = _bench.Current;
        _bench.Current = SigningKey.Generate();
        _bench.Valid = [_bench.Current, previous];
        _bench.Verify(token).ShouldNotBeNull();
        _bench.Verify(_bench.Issue()).ShouldNotBeNull();
        _bench.Valid = [_bench.Current];
        _bench.Verify(token).ShouldBeNull();
    }

    [Test]
    public void Token_NamingOneKeyAndSignedByAnother_IsRefused()
    {
        var honest = _bench.Current;
        var token = _bench.Sign(_bench.Header(), _bench.Payload());
        _bench.Current = SigningKey.Generate();
        _bench.Valid = [honest, _bench.Current];
        var header = $$"""{"alg":"ES256","typ":"at+jwt","kid":"{{honest.Id}}"}""";
        _bench.Verify(_bench.Sign(header, _bench.Payload())).ShouldBeNull();
        _bench.Verify(token).ShouldNotBeNull();
    }

    [Test]
    public void Token_OfAnyText_IsRefusedAndNeverThrows() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(), text => _bench.Tokens.Verify(text ?? "") is null).QuickCheckThrowOnFailure();

    [Test]
    public void Token_OfAnyBytesSigned_NeverThrows() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        ArbMap.Default.ArbFor<byte[]>(),
        (header, payload) => _bench.Verify(_bench.SignSegments(Base64Url.EncodeToString(header), Base64Url.EncodeToString(payload))) is null
            && _bench.Verify(_bench.SignSegments(TokenBench.Encode(_bench.Header()), Base64Url.EncodeToString(payload))) is null).QuickCheckThrowOnFailure();

    [Test]
    public void Token_WithMembersCutAndPasted_IsTakenOnlyWhole()
    {
        var pieces = Gen.Elements("{", "}", "[", "]", ":", ",", "\"", "\\ud800", "alg", "ES256", "typ", "at+jwt", "kid", _bench.Current.Id, "null", "1", "é", "\\u0061lg");
        Prop.ForAll(pieces.ListOf().ToArbitrary(), parts => _bench.Verify(_bench.Sign(string.Concat(parts), _bench.Payload())) is null).QuickCheckThrowOnFailure();
        Prop.ForAll(pieces.ListOf().ToArbitrary(), parts => _bench.Verify(_bench.Sign(_bench.Header(), string.Concat(parts))) is null).QuickCheckThrowOnFailure();
    }

    private static string Decode(string segment) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(segment));

    [Test]
    public async Task Requirement21_TokenOfAKeyThatAnotherNodeHasJustMade_IsGoodAfterALook()
    {
        var (bench, made) = (new TokenBench(), SigningKey.Generate());
        var known = bench.Current;
        (bench.Current, bench.Unseen) = (made, made);
        var token = bench.Issue();
        bench.Current = known;
        bench.Verify(token).ShouldBeNull();

        (await bench.Tokens.LookForKeysAsync(CancellationToken.None)).ShouldBeTrue();

        bench.Verify(token).ShouldNotBeNull();
        (await bench.Tokens.LookForKeysAsync(CancellationToken.None)).ShouldBeFalse();
    }
}
