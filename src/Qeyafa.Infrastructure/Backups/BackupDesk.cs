using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Backups.Restoring;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>Everything that is done with backups, one at a time across all nodes where the store is changed.</summary>
internal sealed class BackupDesk(
    IMongoDatabase database, Catalogue catalogue, BackupMaker maker, Restorer restorer, PictureReturn pictures, Retention retention, IOptions<BackupOptions> options, TimeProvider time)
{
    private const string Lock = "backup";
    private const string Scratch = "_verify";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public Catalogue Catalogue => catalogue;

    /// <summary>Makes a backup.</summary>
    public Task<BackupManifest> MakeAsync(bool full, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        ExclusivelyAsync(token => NotedAsync(full, progress, token), cancellationToken);

    /// <summary>Makes what a schedule asks for, unless somebody was faster: an incremental backup, and after it a full one when its time has come.</summary>
    /// <returns>What was made.</returns>
    public Task<IReadOnlyList<BackupManifest>> MakeDueAsync(DateTimeOffset slot, TimeSpan fullEvery, CancellationToken cancellationToken) => ExclusivelyAsync<IReadOnlyList<BackupManifest>>(
        async token =>
        {
            var all = (await catalogue.ListAsync(token)).Where(backup => backup.Database == database.DatabaseNamespace.DatabaseName).ToList();
            if (all.LastOrDefault() is { } newest && newest.BegunAt >= slot)
            {
                return [];
            }

            var made = new List<BackupManifest>();
            if (all.Count > 0 && await TryIncrementalAsync(token) is { } incremental)
            {
                // Made before a full one, too, so that no operation between the two is lost to restoring a point in time.
                made.Add(incremental);
            }

            var lastFull = all.LastOrDefault(backup => backup.Kind == BackupManifest.Full);
            if (made.Count == 0 || lastFull is null || lastFull.BegunAt < slot - fullEvery + Day)
            {
                made.Add(await NotedAsync(full: true, progress: null, token));
            }

            return made;
        },
        cancellationToken);

    public Task<PruneOutcome> PruneAsync(CancellationToken cancellationToken) => ExclusivelyAsync(token => retention.PruneAsync(options.Value.KeepDays, token), cancellationToken);

    public Task<RestoreOutcome> RestoreAsync(RestoreRequest request, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) => restorer.RunAsync(request, progress, cancellationToken);

    /// <summary>Restores a backup into a database of its own, compares it, drops that database, and notes what came out.</summary>
    /// <exception cref="BackupException">It is damaged.</exception>
    public Task<RestoreOutcome> VerifyAsync(string? id, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) => ExclusivelyAsync(
        async token =>
        {
            var backup = Chain.To(await catalogue.ListAsync(token), id).Last;
            var scratch = backup.Database + Scratch;
            try
            {
                var outcome = await restorer.RunAsync(new RestoreRequest { Id = backup.Id, Database = scratch, Replace = true, EraseAgain = false }, progress, token);
                outcome = outcome with { Pictures = await pictures.CheckAsync(backup, token) };
                await catalogue.NoteAsync(backup.Id, new Verification(time.GetUtcNow(), Passed: true, $"{outcome.Proven} collections compared"), token);
                return outcome;
            }
            catch (Exception failure) when (failure is BackupException or InvalidDataException or MongoException)
            {
                await catalogue.NoteAsync(backup.Id, new Verification(time.GetUtcNow(), Passed: false, failure.Message), CancellationToken.None);
                throw;
            }
            finally
            {
                await database.Client.DropDatabaseAsync(scratch, CancellationToken.None);
            }
        },
        cancellationToken);

    /// <summary>The newest backup of this database; null for none.</summary>
    public async Task<BackupManifest?> NewestAsync(CancellationToken cancellationToken) =>
        (await catalogue.ListAsync(cancellationToken)).LastOrDefault(backup => backup.Database == database.DatabaseNamespace.DatabaseName);

    /// <summary>The newest verification of any backup; null for none.</summary>
    public async Task<Verification?> LastVerificationAsync(CancellationToken cancellationToken)
    {
        Verification? last = null;
        foreach (var backup in await catalogue.ListAsync(cancellationToken))
        {
            var verification = await catalogue.VerificationAsync(backup.Id, cancellationToken);
            last = verification is not null && (last is null || verification.At > last.At) ? verification : last;
        }

        return last;
    }

    private async Task<BackupManifest?> TryIncrementalAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await NotedAsync(full: false, progress: null, cancellationToken);
        }
        catch (BackupException)
        {
            // The last backup cannot be gone on from (it is in the store's note of the last run): a full one can be made.
            return null;
        }
    }

    private async Task<BackupManifest> NotedAsync(bool full, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var made = full ? await maker.FullAsync(progress, cancellationToken) : await maker.IncrementalAsync(progress, cancellationToken);
            await catalogue.NoteAsync(new LastRun(time.GetUtcNow(), Passed: true, made.Id), cancellationToken);
            return made;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await NoteFailureAsync(failure);
            throw;
        }
    }

    private async Task NoteFailureAsync(Exception failure)
    {
        try
        {
            await catalogue.NoteAsync(new LastRun(time.GetUtcNow(), Passed: false, failure.Message), CancellationToken.None);
        }
        catch (Exception unnoted) when (unnoted is DependencyUnavailableException or IOException or UnauthorizedAccessException)
        {
            // The store that would keep the note is what failed; the failure itself is the one to tell of.
        }
    }

    private Task<T> ExclusivelyAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        new DatabaseLock(database, time).RunExclusivelyAsync(Lock, work, cancellationToken);
}
