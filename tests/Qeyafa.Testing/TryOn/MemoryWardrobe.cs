using System.Collections.Concurrent;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Testing.TryOn;

/// <summary>A wardrobe in memory: the tests of try-ons say what hangs in it.</summary>
internal sealed class MemoryWardrobe : ITryOnSubjects
{
    private readonly ConcurrentDictionary<(EntityId Owner, EntityId Id), TryOnBody> _bodies = new();
    private readonly ConcurrentDictionary<(EntityId Owner, EntityId Id), TryOnGarment> _garments = new();

    public EntityId AddBody(EntityId owner, bool hasPicture = true)
    {
        var id = EntityId.New(DateTimeOffset.UtcNow);
        _bodies[(owner, id)] = new TryOnBody(hasPicture ? new EngineBody(PictureKey.Body(owner, id), 170, new Dictionary<string, double> { ["chest"] = 92 }) : null);
        return id;
    }

    public EntityId AddGarment(EntityId owner, bool hasPicture = true)
    {
        var id = EntityId.New(DateTimeOffset.UtcNow);
        _garments[(owner, id)] = new TryOnGarment(hasPicture ? new EngineGarment(PictureKey.Clothing(owner, id), "dress", "Blue dress") : null);
        return id;
    }

    public void RemoveGarment(EntityId owner, EntityId id) => _garments.TryRemove((owner, id), out _);

    public Task<TryOnBody?> FindBodyAsync(EntityId owner, EntityId bodyId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_bodies.GetValueOrDefault((owner, bodyId)));
    }

    public Task<TryOnGarment?> FindGarmentAsync(EntityId owner, EntityId clothingId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_garments.GetValueOrDefault((owner, clothingId)));
    }

    public Task<bool> HoldAsync(EntityId owner, EntityId bodyId, EntityId clothingId, CancellationToken cancellationToken) =>
        Task.FromResult(_bodies.ContainsKey((owner, bodyId)) && _garments.ContainsKey((owner, clothingId)));
}
