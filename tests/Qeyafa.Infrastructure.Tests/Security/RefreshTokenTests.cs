using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Security.Sessions;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class RefreshTokenTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength);

    private readonly RefreshTokens _tokens = new(new SecretBox(Key, "refresh-tokens"));
    private readonly EntityId _user = EntityId.New(DateTimeOffset.UnixEpoch);
    private readonly EntityId _session = EntityId.New(DateTimeOffset.UnixEpoch);

    [Test]
    public void Requirement15_Token_IsReadAsItWasIssued_OnEveryNodeWithTheKey()
    {
        var token = _tokens.Issue(_user, _session);

        new RefreshTokens(new SecretBox(Key, "refresh-tokens")).Read(token.Value).ShouldBe(token);

        (token.UserId, token.SessionId, token.Value.Length).ShouldBe((_user, _session, RefreshTokens.TextLength));
        token.Hash.ShouldBe(_tokens.Read(token.Value)!.Hash);
        token.ToString().ShouldNotContain(token.Value);
        _tokens.Issue(_user, _session).Value.ShouldNotBe(token.Value);
    }

    [Test]
    public void Requirement15_TokenWithAnyLetterChanged_IsNone()
    {
        var token = _tokens.Issue(_user, _session).Value;
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var letter in "AB-_=+ é")
            {
                if (token[at] != letter)
                {
                    _tokens.Read($"{token[..at]}{letter}{token[(at + 1)..]}").ShouldBeNull();
                }
            }

            _tokens.Read(token[..at]).ShouldBeNull();
        }
    }

    [Test]
    public void Requirement15_TokenOfAnotherKeyOrPurpose_IsNone()
    {
        var token = _tokens.Issue(_user, _session).Value;
        new RefreshTokens(new SecretBox(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "refresh-tokens")).Read(token).ShouldBeNull();
        new RefreshTokens(new SecretBox(Key, "other")).Read(token).ShouldBeNull();
    }

    [Test]
    public void AnyOtherText_IsNone() => Prop.ForAll<string>(text => _tokens.Read(text ?? "") is null).QuickCheckThrowOnFailure();

    [Test]
    public void Pair_Sealed_OpensForItsSuccessorAlone()
    {
        var pair = new TokensDto { AccessToken = "access", ExpiresIn = 900, RefreshToken = "refresh", RefreshExpiresIn = 604800 };

        var sealedPair = _tokens.Seal(pair, "successor");

        _tokens.Open(sealedPair, "successor").ShouldBe(pair);
        Should.Throw<CryptographicException>(() => _tokens.Open(sealedPair, "another"));
    }
}
