using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.TryOn;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.TryOn;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

/// <summary>
/// Counts what is unfinished in the same transaction that adds to it. Every such transaction changes one document first, so that two at once collide and the
/// later one counts again: there is no counter that could drift. Within a node they go one by one, which spares collisions.
/// </summary>
internal sealed class TryOnAdmission(IMongoDatabase database, IUnitOfWork work, IOptions<TryOnOptions> options, OperationTimer timer) : ITryOnAdmission, IDisposable
{
    public static readonly CollectionSpec Spec = new("tryon_admission", new Ownership.OfNobody("Its one document says only that a try-on was admitted."));

    private static readonly BsonDocument Gate = new("_id", "gate");
    private static readonly BsonDocument Pass = new("$inc", new BsonDocument("admitted", 1L));
    private static readonly UpdateOptions Upsert = new() { IsUpsert = true };

    private readonly IMongoCollection<BsonDocument> _gate = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly IMongoCollection<BsonDocument> _tryOns = database.GetCollection<BsonDocument>(TryOnRepository.Spec.Name);
    private readonly SemaphoreSlim _oneByOne = new(1);

    /// <summary>Makes the document, so that no transaction need make it.</summary>
    public static async Task PrepareAsync(IMongoDatabase database, CancellationToken cancellationToken) =>
        await database.GetCollection<BsonDocument>(Spec.Name).UpdateOneAsync(Gate, new BsonDocument("$setOnInsert", new BsonDocument("admitted", 0L)), Upsert, cancellationToken);

    public async Task<Result<T>> RunAsync<T>(EntityId owner, Func<CancellationToken, Task<Result<T>>> admitted, CancellationToken cancellationToken)
    {
        await _oneByOne.WaitAsync(cancellationToken);
        try
        {
            return await work.RunAsync(
                async cancellation => await RefusalAsync(owner, cancellation) is { } refusal ? refusal : await admitted(cancellation),
                cancellationToken);
        }
        finally
        {
            _oneByOne.Release();
        }
    }

    public void Dispose() => _oneByOne.Dispose();

    private async Task<Error?> RefusalAsync(EntityId owner, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "admit");
        await _gate.UpdateOneJoinedAsync(Gate, Pass, Upsert, cancellationToken);
        var (perUser, overall) = (options.Value.PerUser, options.Value.Overall);
        if (await CountAsync(new BsonDocument { ["user_id"] = owner.ToBson(), ["status"] = TryOnDocument.IsUnfinished }, perUser, cancellationToken) >= perUser)
        {
            return TryOnErrors.UserLimit(perUser);
        }

        var unfinished = new BsonDocument { ["due_at"] = new BsonDocument("$exists", true), ["status"] = TryOnDocument.IsUnfinished };
        return await CountAsync(unfinished, overall, cancellationToken) >= overall ? TryOnErrors.OverallLimit : null;
    }

    private Task<long> CountAsync(BsonDocument filter, int atMost, CancellationToken cancellationToken)
    {
        var session = AmbientTransaction.Current ?? throw new InvalidOperationException("Counting holds only within the transaction.");
        return _tryOns.CountDocumentsAsync(session, filter, new CountOptions { Limit = atMost }, cancellationToken);
    }
}
