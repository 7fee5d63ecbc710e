using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Diagnosis;
using Qeyafa.Infrastructure.Measuring;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Codes;
using Qeyafa.Infrastructure.Mongo.Messaging;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.Mongo.Tasks;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.Mongo.Wardrobe;
using Qeyafa.Infrastructure.Notifications;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Pictures.Sweeping;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Seeding;
using Qeyafa.Infrastructure.Settings;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Infrastructure.Telemetry;
using Qeyafa.Infrastructure.TryOn.Preview;
using Qeyafa.Infrastructure.TryOn.Replicate;

namespace Qeyafa.Infrastructure;

/// <summary>Registers the infrastructure layer.</summary>
public static class InfrastructureModule
{
    /// <summary>Adds what the application's ports stand for, configured from the environment.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddLooseSettings();
        services.AddSecurity(configuration);
        services.AddMongo();
        services.AddNotifications(configuration);
        services.AddCodes(configuration);
        services.AddStorage().AddPictures().AddWardrobe().AddTryOn().AddReplicate().AddPreview().AddMeasuring();
        services.AddPictureSweeping();
        services.AddMessaging().AddTasks();
        services.AddSeeding();
        services.AddDiagnosis();
        services.AddBackups();
        services.AddTelemetry();
        return services;
    }

    /// <summary>Opens the database connection, where the settings ask for it with a server of the process's own. To be called once, before anything is served.</summary>
    /// <exception cref="SettingException">A setting is wrong or missing; the message names it.</exception>
    public static Task OpenDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<MongoConnection>().OpenAsync(cancellationToken);

    /// <summary>Applies the migrations that the database lacks.</summary>
    /// <returns>The migrations that were applied, in order; none where another runner was faster.</returns>
    public static async Task<IReadOnlyList<MigrationStatus>> MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        [.. (await services.GetRequiredService<MigrationRunner>().UpAsync(new MigrationRequest(), cancellationToken)).Select(run => new MigrationStatus(run.Number, run.Name, run.EndedAt))];

    /// <summary>Every migration, applied or pending, in order.</summary>
    public static Task<IReadOnlyList<MigrationStatus>> MigrationStatusAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<MigrationRunner>().StatusAsync(cancellationToken);

    /// <summary>Gives garments that lack it what lists go by, and counts every wardrobe anew. It may run while people work, and again after it was broken off.</summary>
    /// <returns>How many wardrobes were counted.</returns>
    public static Task<int> RepairWardrobesAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<WardrobeRepair>().RunAsync(cancellationToken);

    /// <summary>Examines the installation: settings, machine, database, storage, mail. Nothing that it writes stays.</summary>
    public static Task<IReadOnlyList<ExaminationReport>> ExamineAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Doctor>().ExamineAsync(cancellationToken);

    /// <summary>Whether a failure says that the database cannot be reached or does not answer.</summary>
    public static bool IsDatabaseAway(Exception failure) => new MongoOutages().RetryAfter(failure) is not null;
}
