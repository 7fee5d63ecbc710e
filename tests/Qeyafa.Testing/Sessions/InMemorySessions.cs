using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Testing.Sessions;

/// <summary>Sessions in memory, with the outcomes of the real repository, and a gate that sees every end at once.</summary>
internal sealed class InMemorySessions(TimeProvider clock) : ISessionRepository, ISessionControl, ISessionGate
{
    private readonly Dictionary<EntityId, Session> _stored = [];
    private readonly Lock _writing = new();

    /// <summary>Called before a session is changed, so that a test can let another request come first.</summary>
    public Action? BeforeChange { get; set; }

    /// <summary>How often a session was looked up.</summary>
    public int Lookups { get; private set; }

    /// <summary>Whose caches were asked to forget what they know.</summary>
    public List<EntityId> Forgotten { get; } = [];

    /// <summary>The session as it is stored.</summary>
    public Session Stored(EntityId id)
    {
        lock (_writing)
        {
            return _stored[id];
        }
    }

    public Task AddAsync(Session session, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            _stored.Add(session.Id, session);
            return Task.CompletedTask;
        }
    }

    public Task<Session?> FindAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            Lookups++;
            return Task.FromResult(_stored.GetValueOrDefault(sessionId) is { } session && session.UserId == userId ? session : null);
        }
    }

    public Task<IReadOnlyList<Session>> LiveAsync(EntityId userId, SessionSlice slice, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Session>>(
        [.. Live(userId).Where(session => slice.After is not { } after || session.Id < after).Skip(slice.Skip).Take(slice.Limit)]);

    public Task<long> CountLiveAsync(EntityId userId, CancellationToken cancellationToken) => Task.FromResult((long)Live(userId).Count);

    public Task<bool> RotateAsync(Session session, Successor successor, CancellationToken cancellationToken)
    {
        BeforeChange?.Invoke();
        lock (_writing)
        {
            var stored = _stored.GetValueOrDefault(session.Id);
            if (stored is null || !stored.IsLive(successor.At) || stored.CurrentToken != session.CurrentToken)
            {
                return Task.FromResult(false);
            }

            _stored[session.Id] = stored with
            {
                CurrentToken = successor.TokenHash,
                LastRotation = new Rotation(session.CurrentToken, successor.At, successor.SealedPair),
                UpdatedAt = successor.At,
                ExpiresAt = successor.ExpiresAt,
            };
            return Task.FromResult(true);
        }
    }

    public Task<bool> EndAsync(EntityId userId, EntityId sessionId, string? onlyAt, CancellationToken cancellationToken)
    {
        BeforeChange?.Invoke();
        lock (_writing)
        {
            var ends = _stored.GetValueOrDefault(sessionId) is { } stored && stored.UserId == userId && stored.IsLive(clock.GetUtcNow()) && (onlyAt is null || stored.CurrentToken == onlyAt);
            if (ends)
            {
                _stored[sessionId] = _stored[sessionId] with { IsActive = false };
            }

            return Task.FromResult(ends);
        }
    }

    public async Task EndOldestAsync(EntityId userId, int keep, CancellationToken cancellationToken)
    {
        foreach (var session in Live(userId).Skip(keep))
        {
            await EndAsync(userId, session.Id, onlyAt: null, cancellationToken);
        }
    }

    public async Task EndAllAsync(EntityId userId, EntityId? keep, CancellationToken cancellationToken)
    {
        foreach (var session in Live(userId).Where(session => session.Id != keep))
        {
            await EndAsync(userId, session.Id, onlyAt: null, cancellationToken);
        }
    }

    public void Forget(EntityId userId) => Forgotten.Add(userId);

    public async Task<DateTimeOffset?> AuthenticatedAtAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken) =>
        await FindAsync(userId, sessionId, cancellationToken) is { } session && session.IsLive(clock.GetUtcNow()) ? session.AuthenticatedAt : null;

    public async ValueTask<bool> AdmitsAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken) =>
        await FindAsync(userId, sessionId, cancellationToken) is { } session && session.IsLive(clock.GetUtcNow());

    private List<Session> Live(EntityId userId)
    {
        lock (_writing)
        {
            return [.. _stored.Values.Where(session => session.UserId == userId && session.IsLive(clock.GetUtcNow())).OrderByDescending(session => session.Id)];
        }
    }
}
