using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Privacy;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>
/// The erasures that are not finished. Each is stored in the same transaction that deletes the account, and is gone when nothing of the person is left:
/// <c>_id</c> (an HMAC of the person's id), <c>person</c> (whom, sealed), <c>accepted_at</c>, <c>final_at</c> (from when on nothing new can come),
/// <c>due_at</c> (the next pass, or the end of the lease of whoever makes one) and <c>lease_owner</c>.
/// </summary>
internal sealed class Erasures(IMongoDatabase database, PersonEraser eraser, PictureFolders pictures, SecretBox box, IOptions<ErasureOptions> options, ErasureSignal signal, OperationTimer timer, TimeProvider time)
    : IErasures
{
    public static readonly CollectionSpec Spec = new(
        "erasures",
        new Ownership.OfNobody("It holds an HMAC and a sealed name, and is deleted when the erasure is finished."),
        new IndexSpec("due_at", new BsonDocument("due_at", 1)));

    private readonly TimeSpan _lease = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
    private readonly IMongoCollection<BsonDocument> _erasures = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly IMongoCollection<BsonDocument> _users = database.GetCollection<BsonDocument>(UserRepository.Spec.Name);

    public async Task BeginAsync(User user, CancellationToken cancellationToken)
    {
        var person = Person.Of(user);
        await eraser.EraseJoinedAsync(person, options.Value.DocumentsAtOnce, cancellationToken);
        await _users.DeleteManyJoinedAsync(new BsonDocument("_id", user.Id.ToBson()), cancellationToken);

        var key = eraser.NameAfter(user.Id);
        var now = time.GetUtcNow().UtcDateTime;
        using var _ = timer.Measure(Spec.Name, "begin");
        await _erasures.InsertOneJoinedAsync(
            new BsonDocument
            {
                ["_id"] = key,
                ["person"] = new BsonBinaryData(person.Seal(box, key)),
                ["accepted_at"] = now,
                ["final_at"] = now.AddSeconds(options.Value.SweepSeconds),
                ["due_at"] = now,
            },
            cancellationToken);
        AmbientTransaction.AfterEnd(signal.Set);
    }

    public async Task<bool> IsUnderWayAsync(EntityId userId, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "is_under_way");
        return await _erasures.FindFirstJoinedAsync(new BsonDocument("_id", eraser.NameAfter(userId)), cancellationToken) is not null;
    }

    /// <summary>Takes over the pass that has been due for longest; null where none is due.</summary>
    public async Task<BsonDocument?> ClaimAsync(string owner, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "claim");
        var now = time.GetUtcNow().UtcDateTime;
        var take = new BsonDocument("$set", new BsonDocument { ["due_at"] = now + _lease, ["lease_owner"] = owner });
        var oldest = new FindOneAndUpdateOptions<BsonDocument> { Sort = new BsonDocument("due_at", 1), ReturnDocument = ReturnDocument.After };
        return await _erasures.FindOneAndUpdateAsync(new BsonDocument("due_at", new BsonDocument("$lte", now)), take, oldest, cancellationToken);
    }

    /// <summary>Makes one pass over everything, pictures included, and deletes the erasure after the last one.</summary>
    /// <exception cref="Qeyafa.Application.Abstractions.DependencyUnavailableException">The storage of pictures is away: the pass is due again when its lease ends.</exception>
    public async Task PassAsync(BsonDocument claimed, CancellationToken cancellationToken)
    {
        var key = claimed["_id"].AsString;
        var mine = new BsonDocument { ["_id"] = key, ["lease_owner"] = claimed["lease_owner"] };
        var last = time.GetUtcNow().UtcDateTime >= claimed["final_at"].ToUniversalTime();
        var person = Person.Open(box, key, claimed["person"].AsByteArray);
        if (!await eraser.EraseAsync(person, GoOn, cancellationToken) || !await pictures.DeleteAllAsync(person.Id, GoOn, cancellationToken))
        {
            return;
        }

        if (last)
        {
            await _erasures.DeleteOneAsync(mine, cancellationToken);
        }
        else
        {
            await SetDueAsync(mine, claimed["final_at"].ToUniversalTime(), cancellationToken);
        }

        Task<bool> GoOn() => SetDueAsync(mine, time.GetUtcNow().UtcDateTime + _lease, cancellationToken);
    }

    private async Task<bool> SetDueAsync(BsonDocument mine, DateTime at, CancellationToken cancellationToken)
    {
        var due = new BsonDocument("$set", new BsonDocument("due_at", at));
        return (await _erasures.UpdateOneAsync(mine, due, cancellationToken: cancellationToken)).MatchedCount == 1;
    }
}
