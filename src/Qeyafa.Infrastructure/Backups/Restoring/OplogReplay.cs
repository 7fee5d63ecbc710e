using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Restoring;

/// <summary>Repeats recorded operations on another database, in their order. To repeat some that were done already does no harm.</summary>
/// <param name="target">The database.</param>
/// <param name="source">The name of the database that they were recorded on.</param>
/// <param name="indexes">Where indexes are noted.</param>
/// <param name="until">Operations after this moment are left out; null for none.</param>
internal sealed class OplogReplay(IMongoDatabase target, string source, IndexCatalogue indexes, DateTimeOffset? until) : IDisposable
{
    private readonly OperationBatch _batch = new(target);

    /// <summary>How many entries were repeated.</summary>
    public long Done { get; private set; }

    /// <summary>Whether an operation was met that came after the moment: nothing is repeated any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Repeats the operations of a file.</summary>
    public async Task RunAsync(Stream content, string name, IProgress<WorkProgress>? progress, long total, CancellationToken cancellationToken)
    {
        var begun = Done;
        await foreach (var bytes in BsonFrames.ReadAsync(content, name, cancellationToken))
        {
            var entry = OplogEntry.Read(bytes);
            if (entry.At > until)
            {
                IsOver = true;
                break;
            }

            await ApplyAsync(entry, cancellationToken);
            Done++;
            progress?.Report(new WorkProgress($"operations of {name}", Done - begun, total));
        }

        await _batch.SendAsync(cancellationToken);
    }

    public void Dispose() => _batch.Dispose();

    private async Task ApplyAsync(OplogEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Command == "applyOps")
        {
            foreach (var inner in entry.Inner())
            {
                await ApplyAsync(inner, cancellationToken);
            }
        }
        else if (entry.Database == source && entry.IsCommand)
        {
            await _batch.SendAsync(cancellationToken);
            await RunAsync(entry.Command, BsonSerializer.Deserialize<BsonDocument>(entry.Object.ToArray()), cancellationToken);
        }
        else if (entry.Database == source && entry.Operation != "n")
        {
            await _batch.AddAsync(entry, cancellationToken);
        }
    }

    private async Task RunAsync(string command, BsonDocument change, CancellationToken cancellationToken)
    {
        var first = change[command].IsString ? change[command].AsString : "";
        switch (command)
        {
            case "create":
                await CreateAsync(first, new BsonDocument(change.Where(option => option.Name is not ("create" or "idIndex"))), cancellationToken);
                break;
            case "drop":
                indexes.Forget(first);
                await target.DropCollectionAsync(first, cancellationToken);
                break;
            case "renameCollection":
                await RenameAsync(NameIn(first), NameIn(change["to"].AsString), cancellationToken);
                break;
            case "createIndexes":
                indexes.Add(first, new BsonDocument(change.Where(option => option.Name != "createIndexes")));
                break;
            case "commitIndexBuild":
                foreach (var index in change["indexes"].AsBsonArray)
                {
                    indexes.Add(first, index.AsBsonDocument);
                }

                break;
            case "dropIndexes" or "deleteIndexes":
                indexes.Drop(first, change["index"].AsString);
                break;
            case "collMod":
                if (indexes.Change(first, change) is { } rest)
                {
                    await target.RunCommandAsync<BsonDocument>(rest, cancellationToken: cancellationToken);
                }

                break;
            case "startIndexBuild" or "abortIndexBuild" or "dropDatabase":
                // An index counts from its commit on, and each collection's drop has an entry of its own.
                break;
            default:
                throw new BackupException($"The operation '{command}' cannot be repeated: it was recorded by a later version.");
        }
    }

    private async Task CreateAsync(string collection, BsonDocument options, CancellationToken cancellationToken)
    {
        try
        {
            var allowed = indexes.WithoutRules(collection, options);
            await target.RunCommandAsync<BsonDocument>(new BsonDocument("create", collection).Merge(allowed), cancellationToken: cancellationToken);
        }
        catch (MongoCommandException exception) when (exception.CodeName == "NamespaceExists")
        {
            // The copy holds it already.
        }
    }

    private async Task RenameAsync(string from, string to, CancellationToken cancellationToken)
    {
        indexes.Rename(from, to);
        var name = target.DatabaseNamespace.DatabaseName;
        var rename = new BsonDocument { ["renameCollection"] = $"{name}.{from}", ["to"] = $"{name}.{to}", ["dropTarget"] = true };
        await target.Client.GetDatabase("admin").RunCommandAsync<BsonDocument>(rename, cancellationToken: cancellationToken);
    }

    private static string NameIn(string fullName) => fullName[(fullName.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
