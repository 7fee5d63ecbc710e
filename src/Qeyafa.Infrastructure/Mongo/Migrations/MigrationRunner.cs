using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Mongo.Migrations.Batches;
using Qeyafa.Infrastructure.Mongo.Migrations.Records;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>Runs steps in order, one runner at a time across all nodes, recording each as it goes.</summary>
internal sealed class MigrationRunner(IMongoDatabase database, IEnumerable<Migration> migrations, IOptions<MigrationOptions> options, TimeProvider time, ILogger<MigrationRunner> logger)
{
    private readonly MigrationJournal _journal = new(database, time);
    private readonly Migration[] _steps = InOrder(migrations);

    /// <summary>Every step, in order; those that a later version of the code applied are among them.</summary>
    public async Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken)
    {
        var records = await _journal.AllAsync(cancellationToken);
        var changed = MigrationPlan.Changed(_steps, records).Select(step => step.Number).ToHashSet();
        var recorded = records.Select(record => StatusOf(record, changed.Contains(record.Number)));
        var pending = _steps.Where(step => records.All(record => record.Number != step.Number)).Select(step => new MigrationStatus(step.Number, step.Name, null));
        return [.. recorded.Concat(pending).OrderBy(step => step.Number)];
    }

    /// <summary>The runs that ended, oldest first.</summary>
    public Task<IReadOnlyList<MigrationRun>> HistoryAsync(CancellationToken cancellationToken) => _journal.HistoryAsync(cancellationToken);

    /// <summary>Whether this version can work with the database.</summary>
    public async Task<SchemaVerdict> JudgeAsync(CancellationToken cancellationToken) => SchemaVerdict.Of(_steps, await _journal.AllAsync(cancellationToken));

    /// <summary>What <see cref="UpAsync"/> would run.</summary>
    public async Task<MigrationPlan> PlanUpAsync(MigrationRequest request, CancellationToken cancellationToken) =>
        MigrationPlan.Up(_steps, await _journal.AllAsync(cancellationToken), request.To, request.AcceptChanged);

    /// <summary>What <see cref="DownAsync"/> would run.</summary>
    public async Task<MigrationPlan> PlanDownAsync(MigrationRequest request, CancellationToken cancellationToken) =>
        MigrationPlan.Down(_steps, await _journal.AllAsync(cancellationToken), request.To ?? throw new ArgumentException("A way back needs an end.", nameof(request)), request.AcceptDataLoss);

    /// <summary>Applies every step that the database lacks.</summary>
    /// <returns>The runs of this runner; none where another one was faster.</returns>
    /// <exception cref="MigrationRefusedException">They cannot be applied; the message says why.</exception>
    public async Task<IReadOnlyList<MigrationRun>> UpAsync(MigrationRequest request, CancellationToken cancellationToken)
    {
        var plan = Accepted(await PlanUpAsync(request, cancellationToken));
        if (request.AcceptChanged)
        {
            await AcceptAsync(cancellationToken);
        }

        return plan.Steps.Count == 0 ? [] : await RunAloneAsync(PlanUpAsync, request, cancellationToken);
    }

    /// <summary>Takes back every step above a number, the last one first.</summary>
    /// <inheritdoc cref="UpAsync" />
    public async Task<IReadOnlyList<MigrationRun>> DownAsync(MigrationRequest request, CancellationToken cancellationToken) =>
        Accepted(await PlanDownAsync(request, cancellationToken)).Steps.Count == 0 ? [] : await RunAloneAsync(PlanDownAsync, request, cancellationToken);

    private Task<IReadOnlyList<MigrationRun>> RunAloneAsync(
        Func<MigrationRequest, CancellationToken, Task<MigrationPlan>> plan, MigrationRequest request, CancellationToken cancellationToken) =>
        new DatabaseLock(database, time).RunExclusivelyAsync<IReadOnlyList<MigrationRun>>(
            "migrations",
            async alone =>
            {
                var (direction, steps, _) = Accepted(await plan(request, alone));
                var runs = new List<MigrationRun>();
                foreach (var step in steps)
                {
                    runs.Add(await RunAsync(step, direction, request.Progress, alone));
                }

                return runs;
            },
            cancellationToken);

    private async Task<MigrationRun> RunAsync(Migration step, MigrationDirection direction, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var attempt = await _journal.BeginAsync(step, direction, cancellationToken);
        var (start, before) = (time.GetTimestamp(), attempt.Spent);
        var words = MigrationPlan.Title(step.Number, step.Name);
        progress?.Report(new WorkProgress(words, 0, null));
        var work = new MigrationWork(database, options.Value.BatchSize) { From = attempt.Place, SaveAsync = SaveAsync, Progress = progress, Words = words };
        await step.RunAsync(work, direction, cancellationToken);
        var run = await _journal.EndAsync(step, direction, attempt with { Spent = before + time.GetElapsedTime(start) }, cancellationToken);
        progress?.Report(new WorkProgress(words, 1, 1));
        logger.LogInformation("Migration {Number} {Name}: {Direction} in {DurationMs} ms", run.Number, run.Name, direction, (long)run.Duration.TotalMilliseconds);
        return run;

        Task SaveAsync(Checkpoint place, CancellationToken cancellation) =>
            _journal.SaveAsync(step, attempt with { Place = place, Spent = before + time.GetElapsedTime(start) }, cancellation);
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        foreach (var step in MigrationPlan.Changed(_steps, await _journal.AllAsync(cancellationToken)))
        {
            await _journal.AcceptAsync(step, cancellationToken);
        }
    }

    private static MigrationPlan Accepted(MigrationPlan plan) => plan.Refusal is null ? plan : throw new MigrationRefusedException(plan.Refusal);

    private MigrationStatus StatusOf(MigrationRecord record, bool isChanged) => new(record.Number, record.Name, record.State == MigrationState.Applied ? record.AppliedAt : null)
    {
        Standing = record.State switch
        {
            _ when !Array.Exists(_steps, step => step.Number == record.Number) => MigrationStanding.Unknown,
            MigrationState.GoingUp => MigrationStanding.GoingUp,
            MigrationState.GoingDown => MigrationStanding.GoingDown,
            _ => isChanged ? MigrationStanding.Changed : MigrationStanding.Applied,
        },
        Checksum = record.Checksum,
        By = record.By,
        Duration = record.Duration,
        Done = record.Attempt?.Place.Done,
    };

    private static Migration[] InOrder(IEnumerable<Migration> migrations)
    {
        var steps = migrations.OrderBy(step => step.Number).ToArray();
        var twice = steps.GroupBy(step => step.Number).FirstOrDefault(group => group.Skip(1).Any());
        return twice is null ? steps : throw new InvalidOperationException($"Two migrations have the number {twice.Key}: {string.Join(", ", twice.Select(step => step.Name))}.");
    }
}
