namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>How a replica set of several embedded servers is started. For tests and measurements.</summary>
internal sealed record MongoClusterOptions
{
    /// <summary>How many servers it has, each with a vote; 3 outlive the loss of one.</summary>
    public int Nodes { get; init; } = 3;

    /// <summary>How long the others hear nothing of the primary before they elect another. MongoDB's own default is 10 s, in which nobody can write.</summary>
    public TimeSpan ElectionTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often the servers ask one another for a sign of life.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether the servers accept <c>configureFailPoint</c> and the like.</summary>
    public bool EnableTestCommands { get; init; }

    /// <summary>How long the set may take until it has a primary and every other server follows it.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Told what takes long, one line each.</summary>
    public IProgress<string>? Progress { get; init; }
}
