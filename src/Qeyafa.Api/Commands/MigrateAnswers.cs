using System.Text.Json.Serialization;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Commands;

/// <summary>What <c>migrate status</c> answers.</summary>
/// <param name="Ready">Whether this version works with the database.</param>
/// <param name="Refusal">Why not, and what to do.</param>
/// <param name="Migrations">Every migration, in order.</param>
internal sealed record MigrateStatusAnswer(bool Ready, string? Refusal, IReadOnlyList<MigrateStep> Migrations)
{
    public static MigrateStatusAnswer Of(IReadOnlyList<MigrationStatus> steps, string? refusal) => new(refusal is null, refusal, [.. steps.Select(MigrateStep.Of)]);
}

/// <summary>A migration and where it stands.</summary>
internal sealed record MigrateStep(int Number, string Name, string State, DateTimeOffset? AppliedAt, long? DurationMs, string? Checksum, MigrateActor? By, long? Done)
{
    public static MigrateStep Of(MigrationStatus step) => new(
        step.Number, step.Name, Word(step.Standing), step.AppliedAt, (long?)step.Duration?.TotalMilliseconds, step.Checksum, MigrateActor.Of(step.By), step.Done);

    private static string Word(MigrationStanding standing) => standing switch
    {
        MigrationStanding.Applied => "applied",
        MigrationStanding.Pending => "pending",
        MigrationStanding.GoingUp => "going_up",
        MigrationStanding.GoingDown => "going_down",
        MigrationStanding.Changed => "changed",
        MigrationStanding.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}

/// <summary>What was run.</summary>
internal sealed record MigrateRunsAnswer(IReadOnlyList<MigrateRun> Runs)
{
    public static MigrateRunsAnswer Of(IReadOnlyList<MigrationRun> runs) => new([.. runs.Select(MigrateRun.Of)]);
}

/// <summary>One run of a migration.</summary>
internal sealed record MigrateRun(
    int Number, string Name, string Direction, DateTimeOffset StartedAt, DateTimeOffset EndedAt, long DurationMs, int Attempts, string? Checksum, MigrateActor? By)
{
    public static MigrateRun Of(MigrationRun run) => new(
        run.Number, run.Name, run.Direction == MigrationDirection.Up ? "up" : "down", run.StartedAt, run.EndedAt, (long)run.Duration.TotalMilliseconds, run.Attempts, run.Checksum,
        MigrateActor.Of(run.By));
}

/// <summary>Who ran a migration.</summary>
internal sealed record MigrateActor(string Host, string User, int Process)
{
    public static MigrateActor? Of(MigrationActor? actor) => actor is null ? null : new MigrateActor(actor.Host, actor.User, actor.Process);
}

/// <summary>What would be run, in order.</summary>
internal sealed record MigratePlanAnswer(IReadOnlyList<MigratePlanned> Planned);

/// <summary>One migration that would be run.</summary>
internal sealed record MigratePlanned(int Number, string Name);

/// <summary>The file that <c>migrate new</c> wrote.</summary>
internal sealed record MigrateNewAnswer(string File);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MigrateStatusAnswer))]
[JsonSerializable(typeof(MigrateRunsAnswer))]
[JsonSerializable(typeof(MigratePlanAnswer))]
[JsonSerializable(typeof(MigrateNewAnswer))]
internal sealed partial class MigrateJson : JsonSerializerContext;
