using Microsoft.Extensions.Caching.Memory;
using Qeyafa.Application.Measurements;
using Qeyafa.Application.Profiles;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Profiles;

namespace Qeyafa.Infrastructure.Mongo.Profiles;

/// <summary>
/// Remembers which unit a person prefers, so that a history is one query and not two. A change made on this node shows at once;
/// one made on another node shows within <see cref="Remembered"/>. An answer always says which unit it is in.
/// </summary>
internal sealed class UnitPreference(IProfileRepository profiles) : IUnitPreference, IProfileChanges, IDisposable
{
    /// <summary>How long a preference is remembered.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(60);

    private const int MostPeople = 100_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostPeople });
    private long _changes;

    public ValueTask<LengthUnit?> GetAsync(EntityId ownerId, CancellationToken cancellationToken) =>
        _cache.TryGetValue(ownerId, out LengthUnit? unit) ? ValueTask.FromResult(unit) : new ValueTask<LengthUnit?>(LoadAsync(ownerId, cancellationToken));

    public void Changed(EntityId userId)
    {
        Interlocked.Increment(ref _changes);
        _cache.Remove(userId);
    }

    public void Dispose() => _cache.Dispose();

    private async Task<LengthUnit?> LoadAsync(EntityId ownerId, CancellationToken cancellationToken)
    {
        var before = Interlocked.Read(ref _changes);
        var profile = await profiles.FindAsync(ownerId, cancellationToken);
        LengthUnit? unit = profile?.Preferences.GetValueOrDefault(ProfileDetails.PreferredUnit)?.Text is { } text && LengthUnits.TryParse(text, out var preferred) ? preferred : null;

        // A profile that was put while this one was read may already be newer.
        if (Interlocked.Read(ref _changes) == before)
        {
            _cache.Set(ownerId, unit, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        }

        return unit;
    }
}
