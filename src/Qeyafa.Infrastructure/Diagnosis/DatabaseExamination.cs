using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether the database answers, is new enough, is a replica set that takes writes, and lets go of the transactions of nodes that died.</summary>
internal sealed class DatabaseExamination(MongoConnection connection, IServiceProvider services) : IExamination
{
    public const string Away = "database_away";
    public const string Refuses = "database_sign_in";
    public const string Unset = "database_unset";

    private const string TransactionLifetime = "transactionLifetimeLimitSeconds";
    private const int LeastMajor = 7;
    private const int LongestTransaction = 30;

    public string Name => "database";

    public bool NeedsDatabase => false;

    public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
            var database = services.GetRequiredService<IMongoDatabase>();
            var hello = await database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: cancellationToken);
            var build = await database.RunCommandAsync<BsonDocument>(new BsonDocument("buildInfo", 1), cancellationToken: cancellationToken);
            return Judge(hello, build["version"].AsString, await TransactionSecondsAsync(database.Client, cancellationToken));
        }
        catch (Exception failure) when (failure is SettingException or EmbeddedMongoException or MongoConfigurationException)
        {
            return new Seen("", Finding.Error(Unset, $"The database cannot be told from the settings: {failure.Message}", "Set MONGODB_URL to the connection string of a MongoDB replica set, such as mongodb://host:27017/?replicaSet=rs0."));
        }
        catch (MongoAuthenticationException)
        {
            return new Seen("", SignIn());
        }
        catch (MongoCommandException refused) when (refused.Code is 18 or 13)
        {
            return new Seen("", SignIn());
        }
        catch (Exception failure) when (failure is MongoException or TimeoutException)
        {
            return new Seen("", Finding.Error(
                Away, $"The database does not answer: {failure.Message}",
                "See whether mongod runs and the port is open from here (mongosh \"$MONGODB_URL\" --eval 'db.hello()'), and whether host, port, replicaSet and tls in MONGODB_URL are right (config print MONGODB)."));
        }
    }

    /// <summary>Judges what a server says of itself.</summary>
    /// <param name="hello">Its answer to <c>hello</c>.</param>
    /// <param name="version">Its version.</param>
    /// <param name="transactionSeconds">How long it keeps a transaction open, in seconds; null where it does not say.</param>
    internal static Seen Judge(BsonDocument hello, string version, long? transactionSeconds)
    {
        var findings = new List<Finding>();
        if (int.Parse(version.AsSpan(0, version.IndexOf('.', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture) < LeastMajor)
        {
            findings.Add(Finding.Error("database_old", $"The database is MongoDB {version}; {LeastMajor} or later is needed.", "Upgrade the server one major version at a time (MongoDB's release notes: Upgrade a Replica Set)."));
        }

        var shards = hello.GetValue("msg", "") == "isdbgrid";
        if (!shards && !hello.Contains("setName"))
        {
            findings.Add(Finding.Error(
                "database_standalone", "The database is a single server and no replica set: there are no transactions and no change streams.",
                "Start mongod with --replSet rs0, run once: mongosh --eval 'rs.initiate()', and add ?replicaSet=rs0 to MONGODB_URL."));
        }
        else if (!hello.GetValue("isWritablePrimary", false).ToBoolean())
        {
            findings.Add(Finding.Error("database_no_primary", "The database answers and takes no writes: the replica set has no primary.", "See which members are down: mongosh --eval 'rs.status()'. More than half must be up and reach each other."));
        }

        if (transactionSeconds > LongestTransaction)
        {
            findings.Add(Finding.Warning(
                "transactions_linger",
                $"The database keeps a transaction open for {transactionSeconds} s: what a node that was killed was writing (a conversation, a mailbox) cannot be written until then, and requests answer 503.",
                $"On every member: mongosh --eval 'db.adminCommand({{setParameter: 1, {TransactionLifetime}: 15}})', and for its next start: mongod --setParameter {TransactionLifetime}=15."));
        }

        return new Seen($"MongoDB {version} answers{(shards ? " through mongos" : $" as the replica set {hello.GetValue("setName", "")}")} and takes writes.", findings);
    }

    private static async Task<long?> TransactionSecondsAsync(IMongoClient client, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument { ["getParameter"] = 1, [TransactionLifetime] = 1 }, cancellationToken: cancellationToken);
            return answer[TransactionLifetime].ToInt64();
        }
        catch (MongoCommandException)
        {
            // An ordinary user may not ask, and mongos does not know it.
            return null;
        }
    }

    private static Finding SignIn() => Finding.Error(
        Refuses, "The database refuses the user or the password of MONGODB_URL.",
        "Correct user, password (percent-encoded) and authSource in MONGODB_URL, or set the password anew: mongosh --eval 'db.getSiblingDB(\"admin\").changeUserPassword(\"USER\", passwordPrompt())'.");
}
