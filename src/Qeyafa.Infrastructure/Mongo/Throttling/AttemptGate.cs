using System.Text;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Throttling;

/// <summary>
/// One counter per identifier, under a keyed hash of it, outside of any unit of work: it survives whatever fails around it.
/// A try is admitted and opened by one find-and-update. It takes up one of the free failures until its outcome is known, so that tries side by side
/// never get more than those; further ones wait for a moment, and go on where the open ones turn out right.
/// A try of this scope that was neither right nor withdrawn by the scope's end has failed.
/// </summary>
internal sealed class AttemptGate(
    IMongoDatabase database, SecretBox box, IOptions<LockoutOptions> options, IAuditLog audit, OperationTimer timer, TimeProvider time) : IAttemptGate, IAsyncDisposable
{
    public static readonly CollectionSpec Spec = new(
        "attempts",
        new Ownership.OfNobody("Identifiers are hashed with a key, and a counter is gone soon after its last failure."),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    /// <summary>How long a try waits for others of its identifier that are open.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly IMongoCollection<BsonDocument> _attempts = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly List<Attempt> _open = [];

    public async Task<Result<Attempt>> AdmitAsync(AttemptKind kind, string identifier, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var attempt = new Attempt(KeyOf(kind, identifier)) { Id = EntityId.New(time.GetUtcNow()) };
        while (true)
        {
            var now = time.GetUtcNow();
            var counter = await CountAsync(attempt, now.UtcDateTime, cancellationToken);
            switch (counter["verdict"].AsString)
            {
                case AttemptUpdates.Admitted:
                    _open.Add(attempt);
                    return attempt;
                case AttemptUpdates.Waits:
                    await RecordAsync(kind, counter, cancellationToken);

                    // The wait may have begun after this try's own start, and the answer is what its client counts from.
                    return TooMany(counter["waits_until"].ToMoment() - time.GetUtcNow());
                case var _ when time.GetElapsedTime(started) >= Patience:
                    return TooMany(Soon);
                default:
                    await Task.Delay(LookAgain, time, cancellationToken);
                    break;
            }
        }
    }

    public async Task SucceededAsync(Attempt attempt, CancellationToken cancellationToken) =>
        await SettleAsync("succeed", attempt, AttemptUpdates.Succeed(attempt.Id.ToBson()), cancellationToken);

    public async Task WithdrawAsync(Attempt attempt, CancellationToken cancellationToken) =>
        await SettleAsync("withdraw", attempt, AttemptUpdates.Withdraw(attempt.Id.ToBson()), cancellationToken);

    public async Task ClearAsync(AttemptKind kind, string identifier, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "clear");
        await _attempts.DeleteOneAsync(new BsonDocument("_id", KeyOf(kind, identifier)), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var attempt in _open.ToArray())
        {
            // Whoever goes away before the answer has tried all the same.
            await SettleAsync("fail", attempt, AttemptUpdates.Fail(attempt.Id.ToBson(), time.GetUtcNow().UtcDateTime, options.Value), CancellationToken.None);
        }
    }

    private async Task SettleAsync(string operation, Attempt attempt, PipelineDefinition<BsonDocument, BsonDocument> update, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, operation);
        await _attempts.UpdateOneAsync(new BsonDocument { ["_id"] = attempt.Key, ["open.id"] = attempt.Id.ToBson() }, update, cancellationToken: cancellationToken);
        _open.Remove(attempt);
    }

    private async Task<BsonDocument> CountAsync(Attempt attempt, DateTime now, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "admit");
        PipelineDefinition<BsonDocument, BsonDocument> update = AttemptUpdates.Admit(attempt.Id.ToBson(), now, options.Value);
        return await _attempts.CountAsync(attempt.Key, update, cancellationToken);
    }

    /// <summary>One entry for each wait: whoever hammers must not be able to fill the log.</summary>
    private Task RecordAsync(AttemptKind kind, BsonDocument counter, CancellationToken cancellationToken) => counter["refusals"].ToInt64() == 1
        ? audit.RecordAsync(new AuditEvent(AuditActions.Throttled, AuditOutcome.Denied) { Detail = WordOf(kind) }, cancellationToken)
        : Task.CompletedTask;

    private static Error TooMany(TimeSpan wait) =>
        new(ErrorKind.TooMany, "too_many_attempts", "There were too many failed attempts. Wait before the next one.") { RetryAfter = wait };

    private static string WordOf(AttemptKind kind) => kind switch
    {
        AttemptKind.Password => "password",
        AttemptKind.Code => "code",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private string KeyOf(AttemptKind kind, string identifier) => box.Hash(Encoding.UTF8.GetBytes($"{WordOf(kind)}\n{identifier}"));
}
