using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Backups.Scheduling;

/// <summary>Whether backups are made and can be restored. What was found is believed for some minutes, as finding out reads the store.</summary>
internal sealed class BackupHealthCheck(Func<BackupDesk> openDesk, IOptions<BackupOptions> options, TimeProvider time) : RememberingHealthCheck(Believed, time)
{
    /// <summary>How long what was found is believed.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);

    /// <summary>How old the newest backup may be: a day, and the time to make it.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromHours(30);

    /// <summary>How long the store may take to answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    protected override async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Kind is null || options.Value.Schedule.Time is null)
        {
            return HealthCheckResult.Healthy("Backups are not scheduled here.");
        }

        try
        {
            return await JudgeAsync(cancellationToken).WaitAsync(Patience, Time, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("The store of backups cannot be read.", exception);
        }
    }

    private async Task<HealthCheckResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var desk = openDesk();
        var newest = await desk.NewestAsync(cancellationToken);
        var run = await desk.Catalogue.LastRunAsync(cancellationToken);
        var verified = await desk.LastVerificationAsync(cancellationToken);
        var now = Time.GetUtcNow();
        var verifyEvery = options.Value.Schedule.VerifyEveryDays;
        var told = newest is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{newest.Id}, state of {newest.EndAt:u}");
        return run is { Passed: false } ? HealthCheckResult.Degraded($"The last backup failed; newest: {told}.")
            : newest is null ? HealthCheckResult.Degraded("There is no backup yet.")
            : newest.EndAt < now - Oldest ? HealthCheckResult.Degraded($"The newest backup is too old: {told}.")
            : verified is { Passed: false } ? HealthCheckResult.Degraded($"The last verification failed; newest: {told}.")
            : verifyEvery > 0 && verified is not null && verified.At < now.AddDays(-2 * verifyEvery) ? HealthCheckResult.Degraded($"No backup was verified for too long; newest: {told}.")
            : HealthCheckResult.Healthy($"Newest: {told}.");
    }
}
