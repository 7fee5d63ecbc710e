using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Testing.Wardrobe;

/// <summary>The repository's contract in memory. What the database does with it is shown by the repository's own tests.</summary>
internal sealed class InMemoryBodies : IBodyRepository
{
    private readonly Dictionary<EntityId, BodyRecord> _stored = [];

    public IReadOnlyCollection<BodyRecord> Stored => _stored.Values;

    public Task<BodyRecord?> FindAsync(EntityId owner, CancellationToken cancellationToken) => Task.FromResult(_stored.GetValueOrDefault(owner) is { } body ? Copy(body) : null);

    public Task<bool> InsertAsync(BodyRecord body, CancellationToken cancellationToken) => Task.FromResult(_stored.TryAdd(body.UserId, Copy(body)));

    public Task<bool> ReplaceAsync(BodyRecord body, long expectedVersion, CancellationToken cancellationToken)
    {
        var fits = _stored.TryGetValue(body.UserId, out var stored) && stored.Id == body.Id && stored.Version == expectedVersion;
        if (fits)
        {
            _stored[body.UserId] = Copy(body);
        }

        return Task.FromResult(fits);
    }

    public Task<BodyRecord?> ShowAsync(EntityId owner, EntityId id, PictureKey picture, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_stored.GetValueOrDefault(owner) is not { } body || body.Id != id)
        {
            return Task.FromResult<BodyRecord?>(null);
        }

        body.Show(picture);
        return Task.FromResult<BodyRecord?>(Copy(body));
    }

    public Task<bool> DeleteAsync(EntityId owner, EntityId id, long expectedVersion, CancellationToken cancellationToken) =>
        Task.FromResult(_stored.TryGetValue(owner, out var body) && body.Id == id && body.Version == expectedVersion && _stored.Remove(owner));

    private static BodyRecord Copy(BodyRecord body) => BodyRecord.Restore(
        body.Id, body.UserId, body.Height, body.Weight, body.Unit, body.Measurements, body.Picture, body.CreatedAt, body.UpdatedAt, body.Version);
}
