using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Batches;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Records;

/// <summary>
/// Keeps the records: <c>migrations</c> has one document per step that is applied or under way, <c>migration_history</c> one per run that ended.
/// The history is written first and under the run's id: whoever dies between the two is gone on with, and writes the same entry.
/// </summary>
internal sealed class MigrationJournal(IMongoDatabase database, TimeProvider time)
{
    public static readonly CollectionSpec Spec = new("migrations", new Ownership.OfNobody("The record of migrations."));
    public static readonly CollectionSpec HistorySpec = new("migration_history", new Ownership.OfNobody("Which migrations were run, and from which machine."));

    private static readonly UpdateOptions Upsert = new() { IsUpsert = true };

    private readonly IMongoCollection<BsonDocument> _records = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly IMongoCollection<BsonDocument> _history = database.GetCollection<BsonDocument>(HistorySpec.Name);

    /// <summary>The records, in order.</summary>
    public async Task<IReadOnlyList<MigrationRecord>> AllAsync(CancellationToken cancellationToken) =>
        (await _records.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync(cancellationToken)).ConvertAll(MigrationRecord.FromBson);

    /// <summary>The runs that ended, oldest first. Steps of versions that kept no history are told from their records.</summary>
    public async Task<IReadOnlyList<MigrationRun>> HistoryAsync(CancellationToken cancellationToken)
    {
        var runs = (await _history.Find(new BsonDocument()).ToListAsync(cancellationToken)).ConvertAll(RunBson.Read);
        var untold = (await AllAsync(cancellationToken)).Where(record => record.AppliedAt is not null && runs.TrueForAll(run => run.Number != record.Number));
        return [.. untold.Select(RunBson.OfRecord).Concat(runs).OrderBy(run => run.EndedAt).ThenBy(run => run.Number)];
    }

    /// <summary>Records that a step's run begins, or that an interrupted one goes on from its saved place.</summary>
    public async Task<MigrationAttempt> BeginAsync(Migration step, MigrationDirection direction, CancellationToken cancellationToken)
    {
        var known = await _records.Find(new BsonDocument("_id", step.Number)).FirstOrDefaultAsync(cancellationToken) is { } document ? MigrationRecord.FromBson(document) : null;
        var goesOn = known?.Attempt is not null && MigrationRecord.Word(direction) == Word(known.State) && (direction == MigrationDirection.Down || known.Checksum == step.Checksum);
        var attempt = goesOn
            ? known!.Attempt! with { Runner = NewId(), Count = known.Attempt.Count + 1 }
            : new MigrationAttempt(NewId(), NewId(), time.GetUtcNow(), 1, TimeSpan.Zero, Checkpoint.Start);
        var fields = new BsonDocument { ["name"] = step.Name, ["state"] = MigrationRecord.Word(direction), ["attempt"] = attempt.ToBson() };
        fields.Add("checksum", step.Checksum, direction == MigrationDirection.Up && step.Checksum is not null);
        fields.Add("compatible_from", step.CompatibleFrom);
        await _records.UpdateOneAsync(new BsonDocument("_id", step.Number), new BsonDocument("$set", fields), Upsert, cancellationToken);
        return attempt;
    }

    /// <summary>Saves a run's place.</summary>
    /// <exception cref="MigrationRefusedException">Another runner has taken the run over.</exception>
    public async Task SaveAsync(Migration step, MigrationAttempt attempt, CancellationToken cancellationToken)
    {
        var place = new BsonDocument { ["attempt.place"] = attempt.Place.ToBson(), ["attempt.spent_ms"] = (long)attempt.Spent.TotalMilliseconds };
        var saved = await _records.UpdateOneAsync(Mine(step, attempt), new BsonDocument("$set", place), cancellationToken: cancellationToken);
        Require(saved.MatchedCount, step);
    }

    /// <summary>Records that a run has ended.</summary>
    public async Task<MigrationRun> EndAsync(Migration step, MigrationDirection direction, MigrationAttempt attempt, CancellationToken cancellationToken)
    {
        var run = new MigrationRun(step.Number, step.Name, direction, attempt.StartedAt, time.GetUtcNow(), attempt.Spent)
        {
            Checksum = step.Checksum,
            By = MigrationActor.Current,
            Attempts = attempt.Count,
        };
        await _history.UpdateOneAsync(new BsonDocument("_id", attempt.Id), new BsonDocument("$set", RunBson.ToBson(run)), Upsert, cancellationToken);
        if (direction == MigrationDirection.Down)
        {
            Require((await _records.DeleteOneAsync(Mine(step, attempt), cancellationToken)).DeletedCount, step);
            return run;
        }

        var applied = new BsonDocument { ["applied_at"] = run.EndedAt.UtcDateTime, ["duration_ms"] = (long)run.Duration.TotalMilliseconds, ["by"] = MigrationActor.Current.ToBson() };
        var update = new BsonDocument { ["$set"] = applied, ["$unset"] = new BsonDocument { ["state"] = "", ["attempt"] = "" } };
        Require((await _records.UpdateOneAsync(Mine(step, attempt), update, cancellationToken: cancellationToken)).MatchedCount, step);
        return run;
    }

    /// <summary>Takes a step's present checksum for the right one.</summary>
    public Task AcceptAsync(Migration step, CancellationToken cancellationToken) => _records.UpdateOneAsync(
        new BsonDocument("_id", step.Number), new BsonDocument("$set", new BsonDocument("checksum", step.Checksum)), cancellationToken: cancellationToken);

    private static BsonDocument Mine(Migration step, MigrationAttempt attempt) => new() { ["_id"] = step.Number, ["attempt.runner"] = attempt.Runner };

    private static string? Word(MigrationState state) => state switch
    {
        MigrationState.GoingUp => MigrationRecord.Word(MigrationDirection.Up),
        MigrationState.GoingDown => MigrationRecord.Word(MigrationDirection.Down),
        _ => null,
    };

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static void Require(long matched, Migration step)
    {
        if (matched != 1)
        {
            throw new MigrationRefusedException($"Another runner has taken over migration {step.Number:0000} {step.Name}: 'migrate status' says how far it is.");
        }
    }
}
