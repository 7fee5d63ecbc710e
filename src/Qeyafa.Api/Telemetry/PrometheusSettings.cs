using Qeyafa.Api.Settings;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Telemetry;

/// <summary>Whether <c>GET /metrics</c> is there, and who may read it.</summary>
/// <param name="IsEnabled">Whether it is there.</param>
/// <param name="Token">The bearer token that a reader sends; null where everybody may read.</param>
internal sealed record PrometheusSettings(bool IsEnabled, string? Token)
{
    private const int ShortestToken = 16;
    private const string TokenKey = "Telemetry:Prometheus:Token";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static PrometheusSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var enabled = configuration.Flag("Telemetry:Prometheus:Enabled", absent: false);
        var token = configuration[TokenKey] is { Length: > 0 } given ? given : null;
        if (token is not null && (token.Length < ShortestToken || token.Any(letter => letter is <= ' ' or > '~')))
        {
            throw new SettingException($"The setting {TokenKey} must be at least {ShortestToken} visible ASCII characters, best 32 random bytes: openssl rand -hex 32.");
        }

        return enabled && token is null && environment.IsProduction()
            ? throw new SettingException($"In Production the setting {TokenKey} must be set where Telemetry:Prometheus:Enabled is true: /metrics is served where everybody can reach it.")
            : new PrometheusSettings(enabled, token);
    }
}
