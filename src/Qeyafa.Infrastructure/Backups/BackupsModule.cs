using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Backups.Restoring;
using Qeyafa.Infrastructure.Backups.Scheduling;
using Qeyafa.Infrastructure.Backups.Stores;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Privacy;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Infrastructure.Telemetry.Gauges;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>Registers backups, and is what commands reach them by.</summary>
public static class BackupsModule
{
    internal static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<BackupOptions>, BackupOptionsRules>();
        services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateOnStart();
        services.AddSingleton<BackupConnection>();
        services.AddSingleton(provider => MakeDesk(provider, provider.GetRequiredService<BackupConnection>().Database));
        services.AddSingleton<Func<BackupDesk>>(provider => provider.GetRequiredService<BackupDesk>);
        services.AddSingleton<BackupDuty>();
        services.AddSingleton<BackupHealthCheck>();
        services.AddHealthChecks().AddCheck<BackupHealthCheck>("backup");
        services.AddSingleton<ISampledGauges, BackupGauges>();
        services.AddHostedService<BackupScheduler>();
        return services;
    }

    /// <summary>Makes a backup: a full one, or what changed since the last.</summary>
    /// <exception cref="BackupException">It cannot be done; the message says what to do.</exception>
    public static async Task<BackupSummary> BackUpAsync(this IServiceProvider services, bool full, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        BackupSummary.Of(await Desk(services).MakeAsync(full, progress, cancellationToken), verification: null);

    /// <summary>The backups that are finished, the oldest first.</summary>
    public static async Task<IReadOnlyList<BackupSummary>> ListBackupsAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var catalogue = Desk(services).Catalogue;
        var summaries = new List<BackupSummary>();
        foreach (var backup in await catalogue.ListAsync(cancellationToken))
        {
            summaries.Add(BackupSummary.Of(backup, await catalogue.VerificationAsync(backup.Id, cancellationToken)));
        }

        return summaries;
    }

    /// <summary>Restores a backup into a scratch database, compares it, and drops that database; the newest one where none is named.</summary>
    /// <exception cref="BackupException">It is damaged.</exception>
    public static Task<RestoreOutcome> VerifyBackupAsync(this IServiceProvider services, string? id, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        Desk(services).VerifyAsync(id, progress, cancellationToken);

    /// <summary>Removes backups whose time is over, and what broken-off ones left.</summary>
    public static Task<PruneOutcome> PruneBackupsAsync(this IServiceProvider services, CancellationToken cancellationToken) => Desk(services).PruneAsync(cancellationToken);

    /// <summary>Writes a backup's files into a folder without encryption.</summary>
    /// <returns>How many files were written.</returns>
    public static Task<int> DecryptBackupAsync(this IServiceProvider services, string id, string folder, CancellationToken cancellationToken) =>
        PlainCopy.WriteAsync(Desk(services).Catalogue, id, folder, cancellationToken);

    /// <summary>Restores.</summary>
    /// <param name="services">The application's parts.</param>
    /// <param name="id">The backup; null for the newest, or for what the point in time needs.</param>
    /// <param name="at">The point in time; null for a backup's end.</param>
    /// <param name="database">The database to restore into; null for the configured one.</param>
    /// <param name="replace">Whether what is there is deleted.</param>
    /// <param name="pictures">Whether pictures are put back into the storage.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BackupException">It cannot be done; the message says what to do.</exception>
    public static Task<RestoreOutcome> RestoreBackupAsync(
        this IServiceProvider services, string? id, DateTimeOffset? at, string? database, bool replace, bool pictures, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        Desk(services).RestoreAsync(
            new RestoreRequest
            {
                Id = id,
                At = at,
                Database = database ?? services.GetRequiredService<BackupConnection>().Database.DatabaseNamespace.DatabaseName,
                Replace = replace,
                Pictures = pictures,
            },
            progress,
            cancellationToken);

    /// <summary>Puts the parts together for a database.</summary>
    internal static BackupDesk MakeDesk(IServiceProvider provider, IMongoDatabase database)
    {
        var options = provider.GetRequiredService<IOptions<BackupOptions>>();
        var time = provider.GetRequiredService<TimeProvider>();
        var storage = provider.GetRequiredService<IObjectStorage>();
        var files = new BackupFiles(StoreOf(options.Value), options.Value.Key is { Length: > 0 } key ? new BackupKey(key) : null);
        var vault = new PictureVault(files, storage);
        var catalogue = new Catalogue(files);
        var pictures = new PictureReturn(files, vault, storage, provider.GetRequiredService<IScratch>());
        var box = new Lazy<SecretBox>(() => provider.GetRequiredService<MasterKey>().Box(PrivacyModule.Purpose));
        var erased = new ErasedAgain(provider.GetRequiredService<OwnershipRegistry>(), box, provider.GetRequiredService<OperationTimer>(), time);
        return new BackupDesk(
            database, catalogue, new BackupMaker(database, catalogue, vault, options, time), new Restorer(database, catalogue, pictures, erased, time), pictures,
            new Retention(catalogue, vault, time), options, time);
    }

    private static IBackupStore StoreOf(BackupOptions options) => options.Kind switch
    {
        BackupOptions.S3Kind => new S3Store(options.S3),
        BackupOptions.Files => new FolderStore(options.Folder!),
        _ => throw new BackupException("Backup:Kind is not set: set it to files (with Backup:Folder) or s3 (with Backup:S3:Bucket), see docs/backup.md."),
    };

    private static BackupDesk Desk(IServiceProvider services) => services.GetRequiredService<BackupDesk>();
}
