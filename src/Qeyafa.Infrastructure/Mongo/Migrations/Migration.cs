using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>
/// One numbered step of the schema. A step is idempotent, in both directions: one that was interrupted runs again, and may meet what it has done already.
/// A step that has been released is never edited; what it missed is the next step's work.
/// </summary>
internal abstract class Migration
{
    /// <summary>The step's place in the order; unique, 1 and up.</summary>
    public abstract int Number { get; }

    /// <summary>The step's name in <c>snake_case</c>, as the record shows it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether and how the step is taken back.</summary>
    public virtual WayBack WayBack => WayBack.None;

    /// <summary>
    /// The number that a version of the program knows at least if it may serve a database on which this step has run: lower than the step's own where the step
    /// changes nothing that older versions rely on.
    /// </summary>
    public virtual int CompatibleFrom => Number;

    /// <summary>What tells that a step was edited after it had run: a hash of its source; null for a step whose source was not built in.</summary>
    public virtual string? Checksum => MigrationChecksum.Of(this);

    /// <summary>Takes the database one step forward.</summary>
    public abstract Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken);

    /// <summary>Takes the database one step back, to one that the version before the step works on and on which the step can run again.</summary>
    public virtual Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken) => throw new NotSupportedException($"Migration {Number} has no way back.");

    /// <summary>Runs the step in one direction; long ones say how far they are and save their place.</summary>
    public virtual Task RunAsync(MigrationWork work, MigrationDirection direction, CancellationToken cancellationToken) =>
        direction == MigrationDirection.Up ? UpAsync(work.Database, cancellationToken) : DownAsync(work.Database, cancellationToken);
}
