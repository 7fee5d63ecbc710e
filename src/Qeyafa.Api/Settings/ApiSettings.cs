using System.Net;

namespace Qeyafa.Api.Settings;

/// <summary>The settings of the HTTP conventions; docs/configuration.md explains each.</summary>
internal sealed record ApiSettings
{
    /// <summary>Origins whose pages may call the API; empty: none.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>Proxies (addresses or networks) whose <c>X-Forwarded-*</c> headers count; empty: none.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Requests a minute from one address.</summary>
    public int AddressLimit { get; init; } = 300_000;

    /// <summary>Requests a minute from one account.</summary>
    public int AccountLimit { get; init; } = 6_000;

    /// <summary>Requests a minute from one address to endpoints that try credentials.</summary>
    public int CredentialLimit { get; init; } = 600;

    /// <summary>Whether <c>GET /qa/outbox</c> shows the messages that were to be sent; never in Production.</summary>
    public bool ShowsOutbox { get; init; }

    /// <summary>Whether the documentation is served at <c>/docs</c>.</summary>
    public bool ShowsDocumentation { get; init; } = true;

    /// <summary>Whether the sample application is served at <c>/app</c>.</summary>
    public bool ShowsSample { get; init; } = true;

    /// <summary>The largest body, in bytes, where an endpoint sets no limit of its own.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>How long a client may take to send a request's headers.</summary>
    public TimeSpan HeaderTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a request may take where its endpoint sets no limit of its own.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a node that is told to stop goes on taking requests, while it says that it is not ready.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.Zero;

    /// <summary>How long it then waits for requests and workers to finish, before it breaks them off.</summary>
    public TimeSpan ShutdownTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads the settings. What is wrong with them is found in the reader; the default stands in its place.</summary>
    public static ApiSettings Read(SettingsReader configuration, IHostEnvironment environment)
    {
        RequireHosts(configuration, environment);

        return new ApiSettings
        {
            CorsOrigins = Origins(configuration),
            Proxies = Networks(configuration),
            AddressLimit = configuration.Number("Api:RateLimits:AddressPerMinute", 300_000, 1, 100_000_000),
            AccountLimit = configuration.Number("Api:RateLimits:AccountPerMinute", 6_000, 1, 100_000_000),
            ShowsOutbox = ShowOutbox(configuration, environment),
            ShowsDocumentation = configuration.Flag("Pages:Docs", absent: true),
            ShowsSample = configuration.Flag("Pages:App", absent: !environment.IsProduction()),
            CredentialLimit = configuration.Number("Api:RateLimits:CredentialsPerMinute", 600, 1, 100_000_000),
            MaxBodyBytes = configuration.Number("Api:Limits:BodyBytes", 1024 * 1024, 1024, 100 * 1024 * 1024),
            HeaderTime = TimeSpan.FromSeconds(configuration.Number("Api:Limits:HeaderSeconds", 10, 1, 600)),
            RequestTime = TimeSpan.FromMilliseconds(configuration.Number("Api:Limits:RequestMilliseconds", 10_000, 50, 600_000)),
            DrainTime = TimeSpan.FromSeconds(configuration.Number("Api:Limits:DrainSeconds", 0, 0, 300)),
            ShutdownTime = TimeSpan.FromSeconds(configuration.Number("Api:Limits:ShutdownSeconds", 30, 1, 600)),
        };
    }

    private static bool ShowOutbox(SettingsReader configuration, IHostEnvironment environment)
    {
        const string key = "Qa:Outbox:Enabled";
        var shows = configuration.Flag(key, absent: !environment.IsProduction());
        return shows && environment.IsProduction()
            ? configuration.Refuse($"The setting {key} must not be true in Production: everybody could read the codes that are sent to people.", instead: false)
            : shows;
    }

    private static void RequireHosts(SettingsReader configuration, IHostEnvironment environment)
    {
        var hosts = configuration.Text("AllowedHosts");
        if (environment.IsProduction() && (string.IsNullOrWhiteSpace(hosts) || hosts.Split(';').Any(host => host.Trim() is "*" or "[::]" or "0.0.0.0")))
        {
            configuration.Refuse("In Production the setting AllowedHosts must name the hosts that are served (\"api.example.com;www.example.com\"); it must not be missing or \"*\".", instead: hosts);
        }
    }

    private static IReadOnlyList<string> Origins(SettingsReader configuration)
    {
        const string key = "Api:Cors:Origins";
        var origins = configuration.List(key);
        foreach (var origin in origins)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.Ordinal))
            {
                configuration.Refuse($"The setting {key} holds \"{origin}\"; each entry must be one exact origin such as \"https://app.example.com\" (no path, no wildcard, not \"null\").", instead: 0);
            }
        }

        return origins;
    }

    private static List<IPNetwork> Networks(SettingsReader configuration)
    {
        const string key = "Api:Proxies";
        var networks = new List<IPNetwork>();
        foreach (var text in configuration.List(key))
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                networks.Add(new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128));
            }
            else
            {
                configuration.Refuse($"The setting {key} holds \"{text}\"; each entry must be an address or a network such as \"10.0.0.0/8\".", instead: 0);
            }
        }

        return networks;
    }
}
