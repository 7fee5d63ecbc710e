using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>Applies the steps that a database lacks, in order, one runner at a time across all nodes, recording each as it is done.</summary>
internal sealed class MigrationRunner(IMongoDatabase database, IEnumerable<Migration> migrations, TimeProvider time, ILogger<MigrationRunner> logger)
{
    public static readonly CollectionSpec Spec = new("migrations", new Ownership.OfNobody("The record of migrations."));

    private readonly IMongoCollection<BsonDocument> _applied = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly Migration[] _steps = InOrder(migrations);

    /// <summary>The steps applied so far, in order.</summary>
    public async Task<IReadOnlyList<AppliedMigration>> AppliedAsync(CancellationToken cancellationToken)
    {
        var documents = await _applied.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync(cancellationToken);
        return documents.ConvertAll(AppliedMigration.FromBson);
    }

    /// <summary>The steps that the database lacks, in order.</summary>
    public async Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken cancellationToken)
    {
        var done = (await AppliedAsync(cancellationToken)).Select(step => step.Number).ToHashSet();
        return [.. _steps.Where(step => !done.Contains(step.Number))];
    }

    /// <summary>Every step, applied or pending, in order; those that a later version of the code applied are among them.</summary>
    public async Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(cancellationToken);
        var pending = _steps.Where(step => applied.All(done => done.Number != step.Number)).Select(step => new MigrationStatus(step.Number, step.Name, null));
        return [.. applied.Select(step => new MigrationStatus(step.Number, step.Name, step.AppliedAt)).Concat(pending).OrderBy(step => step.Number)];
    }

    /// <summary>Applies every step that the database lacks.</summary>
    /// <returns>The steps that this runner applied; none where another one was faster.</returns>
    public async Task<IReadOnlyList<AppliedMigration>> UpAsync(CancellationToken cancellationToken)
    {
        if ((await PendingAsync(cancellationToken)).Count == 0)
        {
            return [];
        }

        return await new DatabaseLock(database, time).RunExclusivelyAsync("migrations", ApplyPendingAsync, cancellationToken);
    }

    private async Task<IReadOnlyList<AppliedMigration>> ApplyPendingAsync(CancellationToken cancellationToken)
    {
        var applied = new List<AppliedMigration>();
        foreach (var step in await PendingAsync(cancellationToken))
        {
            var start = time.GetTimestamp();
            await step.UpAsync(database, cancellationToken);
            var record = new AppliedMigration(step.Number, step.Name, time.GetUtcNow(), time.GetElapsedTime(start));
            await _applied.InsertOneAsync(record.ToBson(), cancellationToken: cancellationToken);
            logger.LogInformation("Migration {Number} {Name} applied in {DurationMs} ms", record.Number, record.Name, (long)record.Duration.TotalMilliseconds);
            applied.Add(record);
        }

        return applied;
    }

    private static Migration[] InOrder(IEnumerable<Migration> migrations)
    {
        var steps = migrations.OrderBy(step => step.Number).ToArray();
        var twice = steps.GroupBy(step => step.Number).FirstOrDefault(group => group.Skip(1).Any());
        return twice is null ? steps : throw new InvalidOperationException($"Two migrations have the number {twice.Key}: {string.Join(", ", twice.Select(step => step.Name))}.");
    }
}
