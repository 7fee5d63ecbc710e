using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.Options;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Infrastructure.Tests.Security;

/// <summary>Access tokens on a clock that stands still, with keys of the test's own, and a way to forge what is signed.</summary>
internal sealed class TokenBench : ISigningKeys
{
    private readonly TokenOptions _options;

    public TokenBench(int rememberedTokens = 1000)
    {
        _options = new TokenOptions { RememberedTokens = rememberedTokens };
        Valid = [Current];
        Tokens = NewTokens();
    }

    public Clock Clock { get; } = new();

    public SigningKey Current { get; set; } = SigningKey.Generate();

    public ImmutableArray<SigningKey> Valid { get; set; }

    /// <summary>A key that another node has made and this one has not seen yet.</summary>
    public SigningKey? Unseen { get; set; }

    public AccessTokens Tokens { get; }

    public EntityId User { get; } = EntityId.New(DateTimeOffset.UnixEpoch);

    public EntityId Session { get; } = EntityId.New(DateTimeOffset.UnixEpoch);

    public long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Another node: the same keys and clock, nothing remembered.</summary>
    public AccessTokens NewTokens() => new(this, new VerifiedTokens(Options.Create(_options)), Options.Create(_options), Clock);

    public ValueTask<bool> LookForNewAsync(CancellationToken cancellationToken)
    {
        if (Unseen is not { } key)
        {
            return ValueTask.FromResult(false);
        }

        (Valid, Unseen) = (Valid.Add(key), null);
        return ValueTask.FromResult(true);
    }

    public string Issue() => Tokens.Issue(User, Session).Value;

    public ClaimsPrincipal? Verify(string token) => Tokens.Verify(token);

    public string Header() => $$"""{"alg":"ES256","typ":"at+jwt","kid":"{{Current.Id}}"}""";

    /// <summary>The payload of a good token, with one member written otherwise, or left out where the text is null.</summary>
    public string Payload(string? name = null, string? json = null)
    {
        var members = new Dictionary<string, string?>
        {
            ["iss"] = "\"qeyafa\"",
            ["aud"] = "\"qeyafa-api\"",
            ["sub"] = $"\"{User}\"",
            ["sid"] = $"\"{Session}\"",
            ["jti"] = "\"abc\"",
            ["iat"] = $"{Now}",
            ["nbf"] = $"{Now}",
            ["exp"] = $"{Now + 900}",
        };
        if (name is not null)
        {
            members[name] = json;
        }

        return $"{{{string.Join(',', members.Where(member => member.Value is not null).Select(member => $"\"{member.Key}\":{member.Value}"))}}}";
    }

    /// <summary>A token of any header and payload, signed with the current key.</summary>
    public string Sign(string header, string payload) => SignSegments(Encode(header), Encode(payload));

    public string SignSegments(string header, string payload)
    {
        Span<byte> signature = stackalloc byte[SigningKey.SignatureLength];
        Current.Sign(Encoding.UTF8.GetBytes($"{header}.{payload}"), signature);
        return $"{header}.{payload}.{Base64Url.EncodeToString(signature)}";
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
