using Qeyafa.Infrastructure.Mongo.Migrations.Records;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>Whether this version of the program can work with a database: the one rule that <c>serve</c> and all commands go by.</summary>
/// <param name="IsBehind">Whether the database lacks migrations.</param>
/// <param name="Refusal">Why the database is not worked with, and what to do; null where it is.</param>
/// <param name="Warnings">What an operator should know all the same.</param>
internal sealed record SchemaVerdict(bool IsBehind, string? Refusal, IReadOnlyList<string> Warnings)
{
    public static SchemaVerdict Of(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> records)
    {
        var behind = BehindRefusal(steps, records);
        return new SchemaVerdict(behind is not null, AheadRefusal(steps, records) ?? behind, [.. Warn(steps, records)]);
    }

    /// <summary>Why a database that later versions have migrated is not for this version; null where it is.</summary>
    public static string? AheadRefusal(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> records)
    {
        var newest = steps.Select(step => step.Number).DefaultIfEmpty().Max();
        var beyond = Unknown(steps, records).Where(record => (record.CompatibleFrom ?? record.Number) > newest || record.State != MigrationState.Applied)
            .Select(record => (record.Number, record.Name)).ToList();
        return beyond.Count == 0
            ? null
            : $"The database is ahead of this version: it has the migrations {MigrationPlan.Titles(beyond)}, which this version does not know. Start the version that applied them, or take them back with it ('migrate down').";
    }

    private static string? BehindRefusal(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> records)
    {
        var half = records.Where(record => record.State != MigrationState.Applied && steps.Any(step => step.Number == record.Number)).Select(record => (record.Number, record.Name)).ToList();
        var pending = steps.Where(step => records.All(record => record.Number != step.Number)).Select(step => (step.Number, step.Name)).ToList();
        if (half.Count + pending.Count == 0)
        {
            return null;
        }

        var lacking = pending.Count == 0 ? "" : $" It lacks the migrations {MigrationPlan.Titles(pending)}.";
        var interrupted = half.Count == 0 ? "" : $" Under way or interrupted: {MigrationPlan.Titles(half)}.";
        return $"The database is behind this version.{lacking}{interrupted} Run the command 'migrate up', or set Migrations:AtStart=apply.";
    }

    private static IEnumerable<string> Warn(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> records)
    {
        var unknown = Unknown(steps, records).Select(record => (record.Number, record.Name)).ToList();
        if (unknown.Count > 0)
        {
            yield return $"A later version has applied {MigrationPlan.Titles(unknown)}.";
        }

        if (MigrationPlan.ChangedRefusal(steps, records) is { } changed)
        {
            yield return changed;
        }
    }

    private static IEnumerable<MigrationRecord> Unknown(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> records) =>
        records.Where(record => steps.All(step => step.Number != record.Number));
}
