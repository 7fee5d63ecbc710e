using System.Runtime.InteropServices;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A connection string that libmongoc has accepted.</summary>
internal sealed class MongoUrl
{
    /// <summary>Reads a connection string.</summary>
    /// <exception cref="MongoConfigurationException">The text is no MongoDB connection string.</exception>
    public MongoUrl(string url)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        Url = url;
        var native = Parse(url);
        try
        {
            DatabaseName = Marshal.PtrToStringUTF8(MongocUri.GetDatabase(native));
            Username = Marshal.PtrToStringUTF8(MongocUri.GetUsername(native));
            ReplicaSetName = Marshal.PtrToStringUTF8(MongocUri.GetReplicaSet(native));
            ApplicationName = Marshal.PtrToStringUTF8(MongocUri.GetApplicationName(native));
            RetryWrites = MongocUri.GetBoolean(native, "retrywrites", fallback: true);
            MaxConnectionPoolSize = Positive(native, "maxpoolsize");
            ConnectTimeout = Milliseconds(native, "connecttimeoutms");
            SocketTimeout = Milliseconds(native, "sockettimeoutms");
            ServerSelectionTimeout = Milliseconds(native, "serverselectiontimeoutms");
            WaitQueueTimeout = Milliseconds(native, "waitqueuetimeoutms");
            HeartbeatInterval = Milliseconds(native, "heartbeatfrequencyms");
            ReadPreferenceMode = (ReadPreferenceMode)MongocUri.ReadPreferenceMode(MongocUri.GetReadPreference(native));
            if (!MongocUri.WriteConcernIsAcknowledged(MongocUri.GetWriteConcern(native)))
                throw new MongoConfigurationException("Unacknowledged writes (w=0) are not supported.");
        }
        finally
        {
            MongocUri.Destroy(native);
        }
    }

    public string Url { get; }

    /// <summary>The database in the connection string, null when it names none.</summary>
    public string? DatabaseName { get; }

    public string? Username { get; }

    public string? ReplicaSetName { get; }

    public string? ApplicationName { get; }

    public bool RetryWrites { get; }

    internal int? MaxConnectionPoolSize { get; }

    internal TimeSpan? ConnectTimeout { get; }

    internal TimeSpan? SocketTimeout { get; }

    internal TimeSpan? ServerSelectionTimeout { get; }

    internal TimeSpan? WaitQueueTimeout { get; }

    internal TimeSpan? HeartbeatInterval { get; }

    internal ReadPreferenceMode ReadPreferenceMode { get; }

    public static MongoUrl Create(string url) => new(url);

    /// <summary>The connection string without its password.</summary>
    public override string ToString()
    {
        var end = Url.LastIndexOf('@');
        var start = Url.IndexOf("://", StringComparison.Ordinal) + 3;
        return end < start ? Url : $"{Url[..start]}***{Url[end..]}";
    }

    /// <summary>libmongoc's form, which the caller destroys.</summary>
    internal nint ToNative() => Parse(Url);

    private static unsafe nint Parse(string url)
    {
        NativeLibraries.EnsureLoaded();
        BsonError error;
        var native = MongocUri.New(url, &error);
        return native != 0 ? native : throw new MongoConfigurationException($"The connection string is not valid: {error.Message}");
    }

    private static int? Positive(nint native, string option) => MongocUri.GetInt32(native, option, 0) is > 0 and var value ? value : null;

    private static TimeSpan? Milliseconds(nint native, string option) => Positive(native, option) is { } value ? TimeSpan.FromMilliseconds(value) : null;
}
