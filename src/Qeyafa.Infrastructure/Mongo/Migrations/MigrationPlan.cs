using System.Globalization;
using Qeyafa.Infrastructure.Mongo.Migrations.Records;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>What would be run, in order, and why not.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Refusal">Why nothing is run; null where nothing speaks against it.</param>
internal sealed record MigrationPlan(MigrationDirection Direction, IReadOnlyList<Migration> Steps, string? Refusal)
{
    /// <summary>Everything that is lacking, up to a number.</summary>
    /// <param name="steps">The steps that this version knows, in order.</param>
    /// <param name="records">What the database says.</param>
    /// <param name="to">The last number to apply; null for all.</param>
    /// <param name="acceptChanged">Whether steps that were edited after they had run are taken as they are.</param>
    public static MigrationPlan Up(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> records, int? to, bool acceptChanged)
    {
        var lacking = steps.Where(step => step.Number <= (to ?? int.MaxValue) && !records.Any(record => record.Number == step.Number && record.State == MigrationState.Applied));
        return new MigrationPlan(MigrationDirection.Up, [.. lacking], NoSuchStep(steps, to) ?? SchemaVerdict.AheadRefusal(steps, records) ?? (acceptChanged ? null : ChangedRefusal(steps, records)));
    }

    /// <summary>Everything above a number, the last step first.</summary>
    /// <inheritdoc cref="Up" />
    /// <param name="steps">The steps that this version knows, in order.</param>
    /// <param name="records">What the database says.</param>
    /// <param name="to">The number that stays applied; 0 for none.</param>
    /// <param name="acceptLoss">Whether steps are taken back with which something is lost.</param>
    public static MigrationPlan Down(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> records, int to, bool acceptLoss)
    {
        var above = records.Where(record => record.Number > to).OrderByDescending(record => record.Number).ToList();
        var known = above.Select(record => steps.FirstOrDefault(step => step.Number == record.Number)).OfType<Migration>().ToList();
        return new MigrationPlan(MigrationDirection.Down, known, NoSuchStep(steps, to == 0 ? null : to) ?? UnknownRefusal(steps, above) ?? WayBackRefusal(known, acceptLoss));
    }

    /// <summary>The steps that were edited after they had run.</summary>
    public static IEnumerable<Migration> Changed(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> records) => steps.Where(step =>
        step.Checksum is { } now && records.Any(record => record.Number == step.Number && record is { State: MigrationState.Applied, Checksum: { } then } && then != now));

    /// <summary>A step's number and name.</summary>
    public static string Title(int number, string name) => string.Create(CultureInfo.InvariantCulture, $"{number:0000} {name}");

    /// <summary>Steps by number and name, for a sentence.</summary>
    public static string Titles(IEnumerable<(int Number, string Name)> steps) => string.Join(", ", steps.Select(step => Title(step.Number, step.Name)));

    /// <summary>What is wrong with steps that were edited after they had run; null for nothing.</summary>
    public static string? ChangedRefusal(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> records)
    {
        var changed = Changed(steps, records).ToList();
        return changed.Count == 0
            ? null
            : $"These migrations are other ones than those that ran on this database: {Titles(changed.Select(step => (step.Number, step.Name)))}. "
                + "Use the version that ran them, or, when their effect is the same, 'migrate up --accept-changed'.";
    }

    private static string? NoSuchStep(IReadOnlyList<Migration> steps, int? to) => to is not { } number || steps.Any(step => step.Number == number)
        ? null
        : $"There is no migration {number}: they go from {steps.Select(step => step.Number).DefaultIfEmpty().Min()} to {steps.Select(step => step.Number).DefaultIfEmpty().Max()}.";

    private static string? UnknownRefusal(IReadOnlyList<Migration> steps, IReadOnlyList<MigrationRecord> above)
    {
        var unknown = above.Where(record => steps.All(step => step.Number != record.Number)).Select(record => (record.Number, record.Name)).ToList();
        return unknown.Count == 0 ? null : $"This version does not know the migrations {Titles(unknown)}, so it cannot take them back: use the version that applied them.";
    }

    private static string? WayBackRefusal(IReadOnlyList<Migration> known, bool acceptLoss)
    {
        if (known.FirstOrDefault(step => !step.WayBack.Exists) is { } stuck)
        {
            return $"Migration {Title(stuck.Number, stuck.Name)} has no way back: restore a backup from before it instead. Nothing was changed.";
        }

        return !acceptLoss && known.FirstOrDefault(step => step.WayBack.Loses is not null) is { } losing
            ? $"Taking back migration {Title(losing.Number, losing.Name)} loses {losing.WayBack.Loses}. Add --accept-data-loss if that is what you want. Nothing was changed."
            : null;
    }
}
