using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Tests.Conventions;

/// <summary>The store's contract in this process's memory.</summary>
internal sealed class MemoryIdempotencyStore(TimeProvider clock) : IIdempotencyStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Scope, string Key), Entry> _entries = [];

    public Task<IdempotencyOutcome> ClaimAsync(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!_entries.TryGetValue((claim.Scope, claim.Key), out var entry))
            {
                entry = new Entry(EntityId.New(now), claim.Request.ToArray()) { LeaseEnd = now + IdempotencyClaim.Lease };
                _entries.Add((claim.Scope, claim.Key), entry);
                return Outcome(new IdempotencyOutcome.Fresh(entry.Id, Repeated: false, entry.LeaseEnd));
            }

            if (!entry.Request.AsSpan().SequenceEqual(claim.Request.Span))
            {
                return Outcome(new IdempotencyOutcome.DifferentRequest());
            }

            if (entry.Answer is { } answer)
            {
                return Outcome(new IdempotencyOutcome.Replay(answer));
            }

            if (entry.LeaseEnd > now)
            {
                return Outcome(new IdempotencyOutcome.InFlight(TimeSpan.FromSeconds(1)));
            }

            entry.LeaseEnd = now + IdempotencyClaim.Lease;
            return Outcome(new IdempotencyOutcome.Fresh(entry.Id, Repeated: true, entry.LeaseEnd));
        }
    }

    public Task CompleteAsync(IdempotencyClaim claim, IdempotencyOutcome.Fresh held, StoredAnswer answer, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _entries[(claim.Scope, claim.Key)].Answer = answer;
        }

        return Task.CompletedTask;
    }

    public Task AbandonAsync(IdempotencyClaim claim, IdempotencyOutcome.Fresh held, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _entries[(claim.Scope, claim.Key)].LeaseEnd = DateTimeOffset.MinValue;
        }

        return Task.CompletedTask;
    }

    public Task ForgetAsync(IdempotencyClaim claim, IdempotencyOutcome.Fresh held, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _entries.Remove((claim.Scope, claim.Key));
        }

        return Task.CompletedTask;
    }

    private static Task<IdempotencyOutcome> Outcome(IdempotencyOutcome outcome) => Task.FromResult(outcome);

    private sealed class Entry(EntityId id, byte[] request)
    {
        public EntityId Id { get; } = id;

        public byte[] Request { get; } = request;

        public DateTimeOffset LeaseEnd { get; set; }

        public StoredAnswer? Answer { get; set; }
    }
}
