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

    /// <summary>The private key that signs: P-256, PKCS#8, as PEM or as base64 of its DER bytes. Required in Production; elsewhere one is made and kept in the data folder.</summary>
    public string? SigningKey { get; set; }
}
