using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Mongo.Migrations;

namespace Qeyafa.Infrastructure.Backups.Scheduling;

/// <summary>What the schedule asks for now.</summary>
internal sealed class BackupDuty(Func<BackupDesk> openDesk, DatabaseLock turns, IOptions<BackupOptions> options, TimeProvider time)
{
    private const string Turn = "backup.turn";

    /// <summary>How long after a try the next one is made, whichever node makes it.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    private DateTimeOffset _doneFor = DateTimeOffset.MinValue;

    /// <summary>Makes the backup and the verification that are due, and removes what is too old.</summary>
    /// <returns>What was done, in words; none where nothing was due.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var schedule = options.Value.Schedule;
        if (options.Value.Kind is null || schedule.Time is not { } at)
        {
            return [];
        }

        var slot = SlotBefore(time.GetUtcNow(), at);
        if (_doneFor >= slot || !await turns.TryTakeTurnAsync(Turn, Between, cancellationToken))
        {
            return [];
        }

        var desk = openDesk();
        var made = await desk.MakeDueAsync(slot, TimeSpan.FromDays(schedule.FullEveryDays), cancellationToken);
        List<string> said = [.. made.Select(backup => $"made {backup.Id}, {backup.Bytes} bytes")];
        if (made.Count > 0)
        {
            var pruned = await desk.PruneAsync(cancellationToken);
            said.AddRange(pruned.Removed.Select(id => $"removed {id}"));
        }

        if (await IsVerificationDueAsync(desk, schedule.VerifyEveryDays, cancellationToken))
        {
            var verified = await desk.VerifyAsync(id: null, progress: null, cancellationToken);
            said.Add($"verified {verified.Id}: {verified.Documents} documents");
        }

        _doneFor = slot;
        return said;
    }

    /// <summary>The last time of day at or before now.</summary>
    internal static DateTimeOffset SlotBefore(DateTimeOffset now, TimeOnly at)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date + at.ToTimeSpan(), TimeSpan.Zero);
        return today <= now ? today : today.AddDays(-1);
    }

    private async Task<bool> IsVerificationDueAsync(BackupDesk desk, int everyDays, CancellationToken cancellationToken)
    {
        if (everyDays == 0)
        {
            return false;
        }

        var last = await desk.LastVerificationAsync(cancellationToken);
        return last is null || !last.Passed || last.At <= time.GetUtcNow().AddDays(-everyDays);
    }
}
