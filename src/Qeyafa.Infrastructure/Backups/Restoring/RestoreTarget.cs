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

        return await new DatabaseLock(Side, time).RunExclusivelyAsync(
            "restore",
            async token =>
            {
                if (!await TryEmptyAsync(replace, token))
                {
                    await DropSideAsync();
                    throw new BackupException($"The database {name} is not empty. Restore into another one with --database, or delete what is there with --replace.");
                }

                await Side.GetCollection<BsonDocument>(Mark).ReplaceOneAsync(
                    new BsonDocument("_id", name), new BsonDocument { ["_id"] = name, ["begun_at"] = time.GetUtcNow().UtcDateTime }, new ReplaceOptions { IsUpsert = true }, token);
                var result = await work(token);
                await DropSideAsync();
                return result;
            },
            cancellationToken);
    }

    /// <summary>Leaves nothing of the database beside it, and lets the lock go with that: whoever waits for it must find no mark of a restore that has ended.</summary>
    private async Task DropSideAsync()
    {
        await Side.DropCollectionAsync(Mark, CancellationToken.None);
        await Side.DropCollectionAsync(DatabaseLock.Spec.Name, CancellationToken.None);
    }

    /// <returns>Whether it is empty now; not where it holds what is nobody's to delete.</returns>
    private async Task<bool> TryEmptyAsync(bool replace, CancellationToken cancellationToken)
    {
        using var names = await Database.ListCollectionNamesAsync(cancellationToken: cancellationToken);
        if (!await names.MoveNextAsync(cancellationToken) || !names.Current.Any())
        {
            return true;
        }

        var brokenOff = await Side.GetCollection<BsonDocument>(Mark).CountDocumentsAsync(new BsonDocument("_id", name), cancellationToken: cancellationToken) > 0;
        if (!replace && !brokenOff)
        {
            return false;
        }

        await client.DropDatabaseAsync(name, cancellationToken);
        return true;
    }
}
