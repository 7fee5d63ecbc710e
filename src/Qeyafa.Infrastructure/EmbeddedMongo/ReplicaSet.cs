using MongoDB.Bson;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>Replica sets, which transactions and change streams ask for: brings a server up as the only member of one, and describes one of several.</summary>
internal static class ReplicaSet
{
    public const string Name = "rs0";

    private const int NotYetInitialized = 94;

    // With authentication on, nobody may ask before there is a user; initiating a set twice does nothing.
    private const int Unauthorized = 13;
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(25);

    /// <summary>
    /// Waits until the server accepts writes. A new folder gets its replica set; one whose set names another port, because the last
    /// server listened there, gets the new port by force: nobody else has a vote.
    /// </summary>
    /// <exception cref="EmbeddedMongoException">The server ended instead.</exception>
    public static async Task BecomePrimaryAsync(ServerProcess server, ServerAdmin admin, CancellationToken cancellationToken)
    {
        while (!await IsPrimaryAsync(server.Port, admin, cancellationToken))
        {
            if (server.Exit.IsCompleted)
            {
                throw new EmbeddedMongoException($"The MongoDB server ended with {await server.Exit} before it accepted writes.");
            }

            await Task.Delay(AskAgain, cancellationToken);
        }
    }

    /// <summary>The first configuration of a set with several members, each with a vote and an equal claim to be the primary.</summary>
    public static BsonDocument FirstConfiguration(IEnumerable<string> hosts, TimeSpan electionTimeout, TimeSpan heartbeat) => FirstConfiguration(hosts).Add(
        "settings",
        new BsonDocument { { "electionTimeoutMillis", (int)electionTimeout.TotalMilliseconds }, { "heartbeatIntervalMillis", (int)heartbeat.TotalMilliseconds } });

    private static async Task<bool> IsPrimaryAsync(int port, ServerAdmin admin, CancellationToken cancellationToken)
    {
        try
        {
            if ((await admin.RunAsync(new BsonDocument("hello", 1), cancellationToken)).GetValue("isWritablePrimary", false).ToBoolean())
            {
                return true;
            }

            await ConfigureAsync(port, admin, cancellationToken);
        }
        catch (IOException)
        {
            // A server drops its connections where a new configuration changes its part in the set.
        }

        return false;
    }

    private static async Task ConfigureAsync(int port, ServerAdmin admin, CancellationToken cancellationToken)
    {
        var answer = await admin.RunAsync(new BsonDocument("replSetGetConfig", 1), cancellationToken);
        if (answer.GetValue("code", 0).ToInt32() is NotYetInitialized or Unauthorized)
        {
            await admin.RunAsync(new BsonDocument("replSetInitiate", FirstConfiguration(port)), cancellationToken);
        }
        else if (answer.GetValue("config", BsonNull.Value) is BsonDocument configuration && configuration["members"][0]["host"] != Host(port))
        {
            configuration["members"][0]["host"] = Host(port);
            configuration["version"] = configuration["version"].ToInt32() + 1;
            await admin.RunAsync(new BsonDocument { { "replSetReconfig", configuration }, { "force", true } }, cancellationToken);
        }
    }

    private static string Host(int port) => $"127.0.0.1:{port}";

    private static BsonDocument FirstConfiguration(int port) => FirstConfiguration([Host(port)]);

    private static BsonDocument FirstConfiguration(IEnumerable<string> hosts) => new()
    {
        { "_id", Name },
        { "members", new BsonArray(hosts.Select((host, number) => new BsonDocument { { "_id", number }, { "host", host } })) },
    };
}
