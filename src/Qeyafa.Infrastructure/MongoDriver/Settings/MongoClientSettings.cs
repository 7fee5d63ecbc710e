using Qeyafa.Infrastructure.MongoDriver.Execution;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>
/// What a client is made with. The defaults differ from the official driver's where they decide how fast a caller learns that the
/// database is away: waiting for a connection and for a server together stay under 2.8 s.
/// </summary>
internal sealed class MongoClientSettings
{
    private readonly MongoUrl _url;

    private MongoClientSettings(MongoUrl url)
    {
        _url = url;
        ApplicationName = url.ApplicationName;
        MaxConnectionPoolSize = url.MaxConnectionPoolSize ?? 32;
        ConnectTimeout = url.ConnectTimeout ?? TimeSpan.FromSeconds(2);
        SocketTimeout = url.SocketTimeout ?? TimeSpan.FromSeconds(10);
        ServerSelectionTimeout = url.ServerSelectionTimeout ?? TimeSpan.FromSeconds(1.5);
        WaitQueueTimeout = url.WaitQueueTimeout ?? TimeSpan.FromSeconds(1);
        HeartbeatInterval = url.HeartbeatInterval ?? TimeSpan.FromSeconds(10);
        RetryWrites = url.RetryWrites;
        ReadPreference = new ReadPreference(url.ReadPreferenceMode);
    }

    /// <summary>The name under which the server's log shows this client.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>Most connections, each with its thread, that the client opens. Default 32.</summary>
    public int MaxConnectionPoolSize { get; set; }

    /// <summary>Most calls that may wait for a connection. Default 10,000.</summary>
    public int WaitQueueSize { get; set; } = 10_000;

    /// <summary>How long a call may wait for a connection. Default 1 s.</summary>
    public TimeSpan WaitQueueTimeout { get; set; }

    /// <summary>How long opening a connection may take. Default 2 s.</summary>
    public TimeSpan ConnectTimeout { get; set; }

    /// <summary>How long the server may be silent during a call. Default 10 s.</summary>
    public TimeSpan SocketTimeout { get; set; }

    /// <summary>
    /// How long a call waits for a server that can serve it, and how long a call that is under way when another one's connection breaks
    /// may stay unanswered. Default 1.5 s.
    /// </summary>
    public TimeSpan ServerSelectionTimeout { get; set; }

    /// <summary>How often a quiet deployment is looked at; while calls wait for a server it is every 500 ms. Default 10 s.</summary>
    public TimeSpan HeartbeatInterval { get; set; }

    /// <summary>Whether a write is sent once more after a network error or a failover. Default true.</summary>
    public bool RetryWrites { get; set; }

    /// <summary>Null for the connection string's, or else the server's default.</summary>
    public WriteConcern? WriteConcern { get; set; }

    public ReadPreference ReadPreference { get; set; }

    /// <summary>Subscribes to command events.</summary>
    public Action<ClusterBuilder>? ClusterConfigurator { get; set; }

    /// <summary>Where it is told what commands do; null for nowhere. The official driver has this as OpenTelemetry's instrumentation.</summary>
    public CommandInstruments? Instruments { get; set; }

    public static MongoClientSettings FromConnectionString(string connectionString) => new(new MongoUrl(connectionString));

    public static MongoClientSettings FromUrl(MongoUrl url) => new(url);

    internal PoolLimits ToLimits() => new(
        MaxConnectionPoolSize,
        WaitQueueSize,
        (int)WaitQueueTimeout.TotalMilliseconds,
        (int)ServerSelectionTimeout.TotalMilliseconds,
        (int)SocketTimeout.TotalMilliseconds,
        RetryWrites,
        PinServers: ReadPreference.ReadPreferenceMode != ReadPreferenceMode.Primary);

    /// <summary>The connection string with these settings in libmongoc's form, which the caller destroys.</summary>
    internal nint ToNativeUri()
    {
        var uri = _url.ToNative();
        MongocUri.SetInt32(uri, "connecttimeoutms", (int)ConnectTimeout.TotalMilliseconds);
        MongocUri.SetInt32(uri, "sockettimeoutms", (int)SocketTimeout.TotalMilliseconds);
        MongocUri.SetInt32(uri, "serverselectiontimeoutms", (int)ServerSelectionTimeout.TotalMilliseconds);
        MongocUri.SetInt32(uri, "heartbeatfrequencyms", (int)HeartbeatInterval.TotalMilliseconds);
        // The binding numbers and repeats writes itself: libmongoc does so only for the write functions that take its own structures.
        MongocUri.SetBoolean(uri, "retrywrites", value: false);
        if (ApplicationName is not null)
            MongocUri.SetApplicationName(uri, ApplicationName);
        if (WriteConcern is not null)
        {
            var concern = WriteConcern.ToNative();
            MongocUri.SetWriteConcern(uri, concern);
            MongocUri.WriteConcernDestroy(concern);
        }
        if (ReadPreference.ReadPreferenceMode != _url.ReadPreferenceMode)
        {
            var preference = MongocUri.ReadPreferenceNew((int)ReadPreference.ReadPreferenceMode);
            MongocUri.SetReadPreference(uri, preference);
            MongocUri.ReadPreferenceDestroy(preference);
        }
        return uri;
    }
}
