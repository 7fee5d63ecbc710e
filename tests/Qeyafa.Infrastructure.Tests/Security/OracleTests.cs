using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Qeyafa.Application.Auth;

namespace Qeyafa.Infrastructure.Tests.Security;

/// <summary>Our tokens and those of an independent library, each held against the other.</summary>
public sealed class OracleTests
{
    private readonly TokenBench _bench = new();

    [Test]
    public void OurToken_IsValid_ToTheOracle()
    {
        for (var round = 0; round < 50; round++)
        {
            var handler = new JwtSecurityTokenHandler { MapInboundClaims = false };
            var principal = handler.ValidateToken(_bench.Issue(), OracleRules(), out var token);
            principal.FindFirst("sub")!.Value.ShouldBe(_bench.User.ToString());
            principal.FindFirst("sid")!.Value.ShouldBe(_bench.Session.ToString());
            ((JwtSecurityToken)token).Header.Typ.ShouldBe("at+jwt");
        }
    }

    [Test]
    public void OurToken_Garbled_IsInvalidToBoth()
    {
        var token = _bench.Issue();
        var handler = new JwtSecurityTokenHandler();
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            // Not the signature's last digit: the oracle passes over its unused bits, and we do not.
            var index = random.Next(token.Length - 1);
            if (token[index] == '.')
            {
                continue;
            }

            var garbled = $"{token[..index]}{(token[index] == 'A' ? 'B' : 'A')}{token[(index + 1)..]}";
            _bench.Verify(garbled).ShouldBeNull();
            Should.Throw<Exception>(() => handler.ValidateToken(garbled, OracleRules(), out _));
        }
    }

    [Test]
    public void OraclesToken_IsValid_ToUs()
    {
        for (var round = 0; round < 50; round++)
        {
            var identity = _bench.Verify(OraclesToken("at+jwt", "qeyafa-api"))!.Identity.ShouldBeOfType<SignedInIdentity>();
            (identity.UserId, identity.SessionId).ShouldBe((_bench.User, _bench.Session));
        }
    }

    [Test]
    public void OraclesToken_OfAnotherTypeOrAudience_IsInvalidToUs()
    {
        _bench.Verify(OraclesToken("JWT", "qeyafa-api")).ShouldBeNull();
        _bench.Verify(OraclesToken("at+jwt", "other")).ShouldBeNull();
    }

    private string OraclesToken(string type, string audience)
    {
        var now = _bench.Clock.GetUtcNow().UtcDateTime;
        var handler = new JwtSecurityTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var token = handler.CreateJwtSecurityToken(new SecurityTokenDescriptor
        {
            Issuer = "qeyafa",
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(15),
            TokenType = type,
            Subject = new ClaimsIdentity([new("sub", _bench.User.ToString()), new("sid", _bench.Session.ToString()), new("jti", Guid.NewGuid().ToString("N"))]),
            SigningCredentials = new SigningCredentials(OracleKey(), SecurityAlgorithms.EcdsaSha256),
        });
        return handler.WriteToken(token);
    }

    private TokenValidationParameters OracleRules() => new()
    {
        ValidIssuer = "qeyafa",
        ValidAudience = "qeyafa-api",
        ValidTypes = ["at+jwt"],
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKey = OracleKey(),
        ValidateLifetime = true,
        LifetimeValidator = (notBefore, expires, _, _) => _bench.Clock.GetUtcNow() >= notBefore && _bench.Clock.GetUtcNow() < expires,
    };

    private ECDsaSecurityKey OracleKey()
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(_bench.Current.ToPem());
        return new ECDsaSecurityKey(ecdsa) { KeyId = _bench.Current.Id };
    }
}
