using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;

namespace Qeyafa.Testing.Profiles;

/// <summary>Profiles in memory, with the outcomes of the real repository.</summary>
internal sealed class InMemoryProfiles : IProfileRepository
{
    private readonly Dictionary<EntityId, Profile> _stored = [];
    private readonly Lock _writing = new();

    /// <summary>Called before a put, so that a test can let another writer come first.</summary>
    public Action? BeforePut { get; set; }

    public Task<Profile?> FindAsync(EntityId userId, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            return Task.FromResult(_stored.GetValueOrDefault(userId));
        }
    }

    public Task<PutProfileOutcome> PutAsync(EntityId userId, ProfileDetails details, DateTimeOffset now, long? expectedVersion, CancellationToken cancellationToken)
    {
        BeforePut?.Invoke();
        lock (_writing)
        {
            var stored = _stored.GetValueOrDefault(userId);
            if (expectedVersion is { } version && stored?.Version != version)
            {
                return Task.FromResult(PutProfileOutcome.Stale);
            }

            var profile = new Profile(userId, details.DateOfBirth, details.Gender, details.Preferences, stored?.CreatedAt ?? now, now, (stored?.Version ?? 0) + 1);
            _stored[userId] = profile;
            return Task.FromResult(PutProfileOutcome.Stored(profile));
        }
    }
}
