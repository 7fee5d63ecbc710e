using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Security.Tokens;

internal sealed class TokenOptionsRules : IValidateOptions<TokenOptions>
{
    private const int MaxNameLength = 200;

    public ValidateOptionsResult Validate(string? name, TokenOptions options) => SettingRules.Judge(
        (IsName(options.Issuer), $"Tokens:Issuer must be 1 to {MaxNameLength} characters of printable ASCII, without quotes and backslashes."),
        (IsName(options.Audience), $"Tokens:Audience must be 1 to {MaxNameLength} characters of printable ASCII, without quotes and backslashes."),
        (options.Lifetime >= TimeSpan.FromMinutes(1) && options.Lifetime <= TimeSpan.FromHours(1), "Tokens:Lifetime must be 00:01:00 to 01:00:00."),
        (options.ClockSkew >= TimeSpan.Zero && options.ClockSkew <= TimeSpan.FromMinutes(2), "Tokens:ClockSkew must be 00:00:00 to 00:02:00."),
        (options.RememberedTokens is >= 0 and <= 1_000_000, "Tokens:RememberedTokens must be 0 to 1000000."),
        (options.KeyRotation >= TimeSpan.FromDays(2) && options.KeyRotation <= TimeSpan.FromDays(365), "Tokens:KeyRotation must be 2.00:00:00 to 365.00:00:00."),
        (options.KeyLead >= TimeSpan.FromMinutes(5) && options.KeyLead <= options.KeyRotation / 2, "Tokens:KeyLead must be 00:05:00 to half of Tokens:KeyRotation."),
        (string.IsNullOrWhiteSpace(options.SigningKey) || IsUsable(options.SigningKey), "Tokens:SigningKey must be a P-256 private key, as PKCS#8 in PEM or in base64 (openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256)."));

    private static bool IsName(string? text) => text is { Length: > 0 and <= MaxNameLength } && text.All(letter => letter is > ' ' and <= '~' and not ('"' or '\\'));

    private static bool IsUsable(string text)
    {
        try
        {
            SigningKey.Parse(text);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
