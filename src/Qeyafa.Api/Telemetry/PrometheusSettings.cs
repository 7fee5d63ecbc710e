using Qeyafa.Api.Settings;
using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Telemetry;

/// <summary>Whether <c>GET /metrics</c> is there, and who may read it.</summary>
/// <param name="IsEnabled">Whether it is there.</param>
/// <param name="Token">The bearer token that a reader sends; null where everybody may read.</param>
internal sealed record PrometheusSettings(bool IsEnabled, string? Token)
{
    private const int ShortestToken = 16;
    private const string EnabledKey = "Telemetry:Prometheus:Enabled";
    private const string TokenKey = "Telemetry:Prometheus:Token";

    /// <summary>Reads the settings. What is wrong with them is found in the reader; then nothing is served.</summary>
    public static PrometheusSettings Read(SettingsReader configuration, IHostEnvironment environment)
    {
        var enabled = configuration.Flag(EnabledKey, absent: false);
        var token = configuration.Text(new Setting(TokenKey, SettingKind.Text) { Secret = SecretForm.Whole }) is { Length: > 0 } given ? given : null;
        var nothing = new PrometheusSettings(IsEnabled: false, Token: null);
        if (token is not null && (token.Length < ShortestToken || token.Any(letter => letter is <= ' ' or > '~')))
        {
            return configuration.Refuse($"The setting {TokenKey} must be at least {ShortestToken} visible ASCII characters, best 32 random bytes: openssl rand -hex 32.", nothing);
        }

        return enabled && token is null && environment.IsProduction()
            ? configuration.Refuse($"In Production the setting {TokenKey} must be set where {EnabledKey} is true: /metrics is served where everybody can reach it.", nothing)
            : new PrometheusSettings(enabled, token);
    }
}
