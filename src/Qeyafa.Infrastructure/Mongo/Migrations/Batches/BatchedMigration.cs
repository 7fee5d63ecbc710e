using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Batches;

/// <summary>A step that goes through whole collections, a batch at a time, and goes on where it was when it is interrupted.</summary>
internal abstract class BatchedMigration : Migration
{
    private const int UsualBatch = 500;

    public override WayBack WayBack => WayBack.Lossless;

    /// <summary>What is gone through on the way forward, in order. A released step never changes their order: places are saved by it.</summary>
    protected abstract IReadOnlyList<DocumentPass> Forward { get; }

    /// <summary>What is gone through on the way back, in order.</summary>
    protected abstract IReadOnlyList<DocumentPass> Back { get; }

    public sealed override Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken) =>
        RunAsync(new MigrationWork(database, UsualBatch), MigrationDirection.Up, cancellationToken);

    public sealed override Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken) =>
        RunAsync(new MigrationWork(database, UsualBatch), MigrationDirection.Down, cancellationToken);

    public sealed override async Task RunAsync(MigrationWork work, MigrationDirection direction, CancellationToken cancellationToken)
    {
        var passes = direction == MigrationDirection.Up ? Forward : Back;
        for (var number = work.From.Pass; number < passes.Count; number++)
        {
            var from = number == work.From.Pass ? work.From : new Checkpoint(number, MongoDB.Bson.ObjectId.Empty, 0);
            await new DocumentWalk(work, passes[number]).RunAsync(from, cancellationToken);
        }
    }
}
