using Qeyafa.Infrastructure.Mongo.Migrations.Batches;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>What a step works with: the database, its place from an interrupted run, and whom to tell.</summary>
/// <param name="Database">The database.</param>
/// <param name="BatchSize">How many documents are changed at once.</param>
internal sealed record MigrationWork(IMongoDatabase Database, int BatchSize)
{
    /// <summary>Where an interrupted run of the same direction got to.</summary>
    public Checkpoint From { get; init; } = Checkpoint.Start;

    /// <summary>Saves the place that the work has got to.</summary>
    public Func<Checkpoint, CancellationToken, Task> SaveAsync { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Who is told how far the work is.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>The step's name in what is told.</summary>
    public string Words { get; init; } = "";
}
