using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups.Capture;

/// <summary>Copies the operations on one database out of the replica set's record of operations.</summary>
internal sealed class OplogReader(IMongoDatabase database)
{
    private const int Batch = 1_000;

    private static readonly string[] Known =
        ["applyOps", "create", "drop", "renameCollection", "createIndexes", "startIndexBuild", "commitIndexBuild", "abortIndexBuild", "dropIndexes", "deleteIndexes", "collMod", "dropDatabase"];

    private readonly string _name = database.DatabaseNamespace.DatabaseName;

    /// <summary>Copies what happened after one moment, up to another.</summary>
    /// <param name="after">The operation after which it begins.</param>
    /// <param name="end">The last operation.</param>
    /// <param name="target">Where the operations go, as BSON.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BackupException">An operation cannot be repeated elsewhere.</exception>
    public async Task<OplogSummary> CopyAsync(BsonTimestamp after, BsonTimestamp end, Stream target, CancellationToken cancellationToken)
    {
        var summary = new OplogSummary();
        await foreach (var batch in RawCursor.ReadAsync(database.Client.GetDatabase("local"), Find(after, end), Batch, cancellationToken))
        {
            foreach (var bytes in batch)
            {
                var entry = OplogEntry.Read(bytes);
                if (Note(entry, summary))
                {
                    await target.WriteAsync(bytes, cancellationToken);
                    summary.Operations++;
                }
            }
        }

        return summary;
    }

    private BsonDocument Find(BsonTimestamp after, BsonTimestamp end)
    {
        var ours = new BsonDocument("ns", new BsonRegularExpression($"^{System.Text.RegularExpressions.Regex.Escape(_name)}\\."));
        var transactions = new BsonDocument { ["op"] = "c", ["ns"] = "admin.$cmd" };
        return new BsonDocument
        {
            ["find"] = "oplog.rs",
            ["filter"] = new BsonDocument { ["ts"] = new BsonDocument { ["$gt"] = after, ["$lte"] = end }, ["$or"] = new BsonArray { ours, transactions } },
            ["noCursorTimeout"] = true,
            ["readConcern"] = new BsonDocument("level", "majority"),
        };
    }

    /// <summary>Whether an operation concerns the database; what it changes is noted.</summary>
    private bool Note(OplogEntry entry, OplogSummary summary)
    {
        if (entry.Operation == "n")
        {
            return false;
        }

        if (entry.IsPrepared)
        {
            throw new BackupException("The database runs transactions over several shards, which this backup does not support: see docs/backup.md for sharded clusters.");
        }

        if (entry.Command == "applyOps")
        {
            var ours = false;
            foreach (var inner in entry.Inner())
            {
                ours |= Note(inner, summary);
            }

            return ours;
        }

        if (entry.Database != _name)
        {
            return false;
        }

        if (!entry.IsCommand)
        {
            summary.Changed.Add(entry.Collection);
            return !entry.Collection.StartsWith("system.", StringComparison.Ordinal);
        }

        if (!Known.Contains(entry.Command))
        {
            throw new BackupException($"The database was changed by '{entry.Command}', which cannot be repeated elsewhere: make a full backup with the command 'backup full'.");
        }

        summary.ChangesStructure |= entry.Command is "drop" or "renameCollection" or "dropDatabase";
        summary.ChangesEverything |= entry.Command is "drop" or "renameCollection" or "dropDatabase" or "create";
        return true;
    }
}

/// <summary>What was copied.</summary>
internal sealed class OplogSummary
{
    /// <summary>How many operations.</summary>
    public long Operations { get; set; }

    /// <summary>The collections whose documents changed.</summary>
    public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether collections went or were renamed.</summary>
    public bool ChangesStructure { get; set; }

    /// <summary>Whether what is known of collections by their names no longer holds.</summary>
    public bool ChangesEverything { get; set; }
}
