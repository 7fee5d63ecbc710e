using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>The settings under <c>Tokens</c>.</summary>
internal sealed class TokenOptions
{
    public const string Section = "Tokens";

    /// <summary>Who issues the tokens (<c>iss</c>); the same on all nodes.</summary>
    public string Issuer { get; set; } = "qeyafa";

    /// <summary>Whom the tokens are for (<c>aud</c>); the same on all nodes.</summary>
    public string Audience { get; set; } = "qeyafa-api";

    /// <summary>How long an access token is valid; 1 to 60 minutes.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>By how much the clocks of two nodes may differ; 0 to 2 minutes.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many verified tokens are remembered; 0 to 1,000,000, about 500 bytes each.</summary>
    public int RememberedTokens { get; set; } = 50_000;

    /// <summary>How long a key signs before its successor does; 2 to 365 days.</summary>
    public TimeSpan KeyRotation { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long before its first use a key is published; 5 minutes to half of <see cref="KeyRotation"/>.</summary>
    public TimeSpan KeyLead { get; set; } = TimeSpan.FromHours(24);

    /// <summary>A private key that signs in the place of the shared ones, which rotate by themselves: P-256, PKCS#8, as PEM or as base64 of its DER bytes.</summary>
    [Secret]
    public string? SigningKey { get; set; }
}
