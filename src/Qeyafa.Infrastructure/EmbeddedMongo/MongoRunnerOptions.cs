namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>How an embedded server is started.</summary>
internal sealed record MongoRunnerOptions
{
    /// <summary>The folder that keeps the data between starts; null for a server in memory, whose data is gone when it stops.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The port on 127.0.0.1; 0 for a free one, where a kept data folder gets its last port again if that is free.</summary>
    public int Port { get; init; }

    /// <summary>WiredTiger's cache, in gigabytes; 0.25 is the least that the server takes.</summary>
    public double CacheGigabytes { get; init; } = 0.25;

    /// <summary>Whether the server accepts <c>configureFailPoint</c> and the like, and deletes nothing that has expired. For tests only.</summary>
    public bool EnableTestCommands { get; init; }

    /// <summary>Switches authentication on, with this one user, who may do everything; null for a server without authentication.</summary>
    public RootUser? RootUser { get; init; }

    /// <summary>The <c>mongod</c> to start; null to look for one as <see cref="ServerLocator"/> describes.</summary>
    public string? ServerPath { get; init; }

    /// <summary>How long the server may take until it accepts writes. The first start under Wine is the slow one.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Told what takes long (a download, Wine's first start), one line each.</summary>
    public IProgress<string>? Progress { get; init; }
}

/// <summary>The user of a server with authentication on.</summary>
/// <param name="Name">The user's name in the database <c>admin</c>.</param>
/// <param name="Password">The user's password.</param>
internal sealed record RootUser(string Name, string Password)
{
    /// <summary>Name and password as a connection string writes them.</summary>
    public string Credentials => $"{Uri.EscapeDataString(Name)}:{Uri.EscapeDataString(Password)}";

    public override string ToString() => Name;
}
