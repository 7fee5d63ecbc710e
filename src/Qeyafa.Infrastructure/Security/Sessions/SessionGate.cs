using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security.Sessions;

/// <summary>
/// Remembers for a few seconds what the database said of a session, under the stamp that <see cref="SessionEpochs"/> had before it was asked.
/// Requests of one session that find nothing wait for one read.
/// </summary>
internal sealed class SessionGate(ISessionLookup lookup, SessionEpochs epochs, IOptions<SessionOptions> options, TimeProvider clock) : ISessionGate
{
    private readonly RecentMap<EntityId, Entry> _entries = new(options.Value.Remembered);
    private readonly ConcurrentDictionary<Question, Lazy<Task<Entry>>> _reads = new();
    private readonly TimeSpan _trusted = options.Value.Trusted;

    public ValueTask<bool> AdmitsAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken) =>
        _entries.TryGet(sessionId, out var entry) && entry.UserId == userId && entry.Stamp == epochs.Stamp(userId, sessionId) && clock.GetTimestamp() < entry.TrustedUntil
            ? ValueTask.FromResult(entry.IsLive)
            : new ValueTask<bool>(AskAsync(userId, sessionId, cancellationToken));

    private async Task<bool> AskAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The stamp is part of the question: who asks after an end never joins a read that began before it.
            var question = new Question(userId, sessionId, epochs.Stamp(userId, sessionId));
            var read = _reads.GetOrAdd(question, asked => new Lazy<Task<Entry>>(() => ReadAsync(asked)));
            var entry = await read.Value.WaitAsync(cancellationToken);
            if (entry.Stamp == epochs.Stamp(userId, sessionId))
            {
                return entry.IsLive;
            }
        }
    }

    /// <summary>Reads for all who wait: the one that came first may go, so its patience does not count.</summary>
    private async Task<Entry> ReadAsync(Question question)
    {
        try
        {
            var asked = clock.GetTimestamp();
            var until = await lookup.LiveUntilAsync(question.UserId, question.SessionId, CancellationToken.None);
            var entry = new Entry(question.UserId, question.Stamp, until is not null, asked + Ticks(TrustFor(until)));
            _entries.Set(question.SessionId, entry);
            return entry;
        }
        finally
        {
            _reads.TryRemove(question, out _);
        }
    }

    private TimeSpan TrustFor(DateTimeOffset? until) => until - clock.GetUtcNow() is { } rest && rest < _trusted ? rest : _trusted;

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);

    private readonly record struct Question(EntityId UserId, EntityId SessionId, int Stamp);

    private sealed record Entry(EntityId UserId, int Stamp, bool IsLive, long TrustedUntil);
}
