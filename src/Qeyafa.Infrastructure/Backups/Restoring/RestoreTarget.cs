using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>
/// The database that is restored into. A second database beside it, <c>{name}_restoring</c>, holds the lock and says that a restore has begun: one that was broken off
/// is begun anew, and its half is not taken for somebody's data.
/// </summary>
internal sealed class RestoreTarget(IMongoClient client, string name, TimeProvider time)
{
    private static readonly System.Buffers.SearchValues<char> Refused = System.Buffers.SearchValues.Create(" /\\.\"$*<>:|?");

    private const string Mark = "restores";
    private const int NameBytes = 63;
    private const string Suffix = "_restoring";

    public IMongoDatabase Database { get; } = client.GetDatabase(name);

    private IMongoDatabase Side => client.GetDatabase(name + Suffix);

    /// <summary>Runs the work on an empty database, as the only one.</summary>
    /// <param name="replace">Whether what is there is deleted.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BackupException">The database is not empty, or its name is none.</exception>
    public async Task<T> RunAsync<T>(bool replace, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(name + Suffix) > NameBytes || name.AsSpan().ContainsAny(Refused) || name.Length == 0 || name is "admin" or "local" or "config")
        {
            throw new BackupException($"'{name}' cannot be restored into: a database's name has at most {NameBytes - Suffix.Length} bytes, and none of /\\. \"$*<>:|?.");
        }

        var result = await new DatabaseLock(Side, time).RunExclusivelyAsync(
            "restore",
            async token =>
            {
                await EmptyAsync(replace, token);
                await Side.GetCollection<BsonDocument>(Mark).ReplaceOneAsync(
                    new BsonDocument("_id", name), new BsonDocument { ["_id"] = name, ["begun_at"] = time.GetUtcNow().UtcDateTime }, new ReplaceOptions { IsUpsert = true }, token);
                return await work(token);
            },
            cancellationToken);
        await client.DropDatabaseAsync(name + Suffix, cancellationToken);
        return result;
    }

    private async Task EmptyAsync(bool replace, CancellationToken cancellationToken)
    {
        using var names = await Database.ListCollectionNamesAsync(cancellationToken: cancellationToken);
        if (!await names.MoveNextAsync(cancellationToken) || !names.Current.Any())
        {
            return;
        }

        var brokenOff = await Side.GetCollection<BsonDocument>(Mark).CountDocumentsAsync(new BsonDocument("_id", name), cancellationToken: cancellationToken) > 0;
        if (!replace && !brokenOff)
        {
            throw new BackupException($"The database {name} is not empty. Restore into another one with --database, or delete what is there with --replace.");
        }

        await client.DropDatabaseAsync(name, cancellationToken);
    }
}
