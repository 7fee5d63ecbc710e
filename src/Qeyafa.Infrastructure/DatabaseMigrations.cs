using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Infrastructure.Mongo.Migrations;

namespace Qeyafa.Infrastructure;

/// <summary>What is done with migrations from outside of this layer.</summary>
public static class DatabaseMigrations
{
    /// <summary>Migrates the database where the settings ask for it (<c>Migrations:AtStart</c>), and says whether this version may work with it.</summary>
    /// <returns>Why it may not, with what to do, for a person; null where it may.</returns>
    public static Task<string?> PrepareSchemaAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<SchemaGate>().PassAsync(cancellationToken);

    /// <summary>Why this version may not work with the database as it is, changing nothing; null where it may.</summary>
    public static async Task<string?> SchemaRefusalAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<MigrationRunner>().JudgeAsync(cancellationToken)).Refusal;

    /// <summary>Applies what the database lacks.</summary>
    /// <param name="services">The application's parts.</param>
    /// <param name="to">The last number to apply; null for all.</param>
    /// <param name="acceptChanged">Whether migrations that were edited after they had run are taken as they are.</param>
    /// <param name="progress">Who is told how far it is.</param>
    /// <param name="cancellationToken">Interrupts it; it goes on where it was when it is run again.</param>
    /// <exception cref="MigrationRefusedException">They cannot be applied; the message says why.</exception>
    public static Task<IReadOnlyList<MigrationRun>> MigrateUpAsync(
        this IServiceProvider services, int? to, bool acceptChanged, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        services.GetRequiredService<MigrationRunner>().UpAsync(new MigrationRequest(to) { AcceptChanged = acceptChanged, Progress = progress }, cancellationToken);

    /// <summary>Takes back everything above a number, the last migration first.</summary>
    /// <param name="services">The application's parts.</param>
    /// <param name="to">The number that stays applied; 0 for none.</param>
    /// <param name="acceptDataLoss">Whether migrations are taken back with which something is lost.</param>
    /// <param name="progress">Who is told how far it is.</param>
    /// <param name="cancellationToken">Interrupts it; it goes on where it was when it is run again.</param>
    /// <exception cref="MigrationRefusedException">They cannot be taken back; the message says why.</exception>
    public static Task<IReadOnlyList<MigrationRun>> MigrateDownAsync(
        this IServiceProvider services, int to, bool acceptDataLoss, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        services.GetRequiredService<MigrationRunner>().DownAsync(new MigrationRequest(to) { AcceptDataLoss = acceptDataLoss, Progress = progress }, cancellationToken);

    /// <summary>What <see cref="MigrateUpAsync"/> would apply, in order.</summary>
    /// <inheritdoc cref="MigrateUpAsync" />
    public static async Task<IReadOnlyList<MigrationStatus>> PlanMigrateUpAsync(this IServiceProvider services, int? to, bool acceptChanged, CancellationToken cancellationToken) =>
        Shown(await services.GetRequiredService<MigrationRunner>().PlanUpAsync(new MigrationRequest(to) { AcceptChanged = acceptChanged }, cancellationToken));

    /// <summary>What <see cref="MigrateDownAsync"/> would take back, in order.</summary>
    /// <inheritdoc cref="MigrateDownAsync" />
    public static async Task<IReadOnlyList<MigrationStatus>> PlanMigrateDownAsync(this IServiceProvider services, int to, bool acceptDataLoss, CancellationToken cancellationToken) =>
        Shown(await services.GetRequiredService<MigrationRunner>().PlanDownAsync(new MigrationRequest(to) { AcceptDataLoss = acceptDataLoss }, cancellationToken));

    /// <summary>The runs that ended, oldest first.</summary>
    public static Task<IReadOnlyList<MigrationRun>> MigrationHistoryAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<MigrationRunner>().HistoryAsync(cancellationToken);

    /// <summary>Writes the next migration's class into a checkout of the source, and lists it.</summary>
    /// <param name="folder">A folder in the checkout.</param>
    /// <param name="name">The migration's name in <c>snake_case</c>.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="MigrationRefusedException">The folder is in no checkout, or the name is none.</exception>
    public static string WriteNewMigration(string folder, string name) => NewMigration.Write(folder, name);

    private static IReadOnlyList<MigrationStatus> Shown(MigrationPlan plan) => plan.Refusal is { } refusal
        ? throw new MigrationRefusedException(refusal)
        : [.. plan.Steps.Select(step => new MigrationStatus(step.Number, step.Name, null))];
}
