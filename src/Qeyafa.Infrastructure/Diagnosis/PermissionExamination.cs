using MongoDB.Bson;
using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether the database's user may do what the application does, by doing it on a collection of its own that is dropped again.</summary>
internal sealed class PermissionExamination(IServiceProvider services) : IExamination
{
    private const string Prefix = "doctor_";

    private static readonly TimeSpan LeftOverAfter = TimeSpan.FromMinutes(10);

    public string Name => "permissions";

    public bool NeedsDatabase => true;

    public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<IMongoDatabase>();
        var probe = database.GetCollection<BsonDocument>($"{Prefix}{ObjectId.GenerateNewId()}");
        var findings = new List<Finding>();
        try
        {
            await TryAsync("read", () => database.GetCollection<BsonDocument>("users").Find(new BsonDocument()).Limit(1).ToListAsync(cancellationToken));
            if (await TryAsync("write", () => database.CreateCollectionAsync(probe.CollectionNamespace.CollectionName, cancellationToken: cancellationToken)))
            {
                await TryAsync("write", () => probe.InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: cancellationToken));
                await TryAsync("create_index", () => probe.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("a", 1)), cancellationToken: cancellationToken));
                await TryAsync("transaction", () => TransactAsync(database.Client, probe, cancellationToken));
            }

            await TryAsync("change_stream", () => WatchAsync(database, cancellationToken));
        }
        finally
        {
            await DropAsync(database, probe.CollectionNamespace.CollectionName);
        }

        return new Seen("The user reads, writes, makes indexes, runs transactions and follows change streams.", findings);

        async Task<bool> TryAsync(string right, Func<Task> act)
        {
            try
            {
                await act();
                return true;
            }
            catch (MongoException failure)
            {
                findings.Add(Refused(right, failure, database.DatabaseNamespace.DatabaseName));
                return false;
            }
        }
    }

    private static Finding Refused(string right, MongoException failure, string database) => Finding.Error(
        $"may_not_{right}",
        $"The database's user cannot {(right == "change_stream" ? "follow a change stream" : right == "transaction" ? "run a transaction" : right.Replace('_', ' '))}: {failure.Message}",
        right is "transaction" or "change_stream" && failure is not MongoCommandException { Code: 13 }
            ? "These need a replica set: see the examination of the database."
            : $"mongosh --eval 'db.getSiblingDB(\"admin\").grantRolesToUser(\"USER\", [{{role: \"readWrite\", db: \"{database}\"}}, {{role: \"dbAdmin\", db: \"{database}\"}}])', with USER as in MONGODB_URL.");

    private static async Task TransactAsync(IMongoClient client, IMongoCollection<BsonDocument> probe, CancellationToken cancellationToken)
    {
        using var session = await client.StartSessionAsync(cancellationToken: cancellationToken);
        session.StartTransaction();
        await probe.InsertOneAsync(session, new BsonDocument("_id", 2), cancellationToken: cancellationToken);
        await session.CommitTransactionAsync(cancellationToken);
    }

    private static async Task WatchAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var nothing = new BsonDocument[] { new("$match", new BsonDocument("operationType", "none")) };
        using var stream = await database.GetCollection<BsonDocument>("sessions")
            .WatchAsync<BsonDocument>(nothing, new ChangeStreamOptions { MaxAwaitTime = TimeSpan.FromMilliseconds(10) }, cancellationToken);
    }

    /// <summary>Drops the probe, and what an examination left that was broken off.</summary>
    private static async Task DropAsync(IMongoDatabase database, string probe)
    {
        try
        {
            using var cursor = await database.ListCollectionNamesAsync();
            var oldest = ObjectId.GenerateNewId(DateTime.UtcNow - LeftOverAfter);
            foreach (var name in await cursor.ToListAsync())
            {
                if (name == probe || (name.StartsWith(Prefix, StringComparison.Ordinal) && ObjectId.TryParse(name[Prefix.Length..], out var made) && made < oldest))
                {
                    await database.DropCollectionAsync(name);
                }
            }
        }
        catch (MongoException)
        {
            // Who could not make the probe cannot drop it either; a probe that stays is dropped by the next examination.
        }
    }
}
