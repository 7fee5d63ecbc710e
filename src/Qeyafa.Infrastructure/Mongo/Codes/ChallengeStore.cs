using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Codes;

/// <summary>
/// Codes as keyed hashes, in the three collections of <see cref="CodeShelf"/>. <c>attempts</c> counts the tries that named the challenge, <c>open_attempts</c>
/// those that did not: too many of the first burn the code, too many of the second only end the tries that do not name it.
/// </summary>
internal sealed class ChallengeStore(IMongoDatabase database, SecretBox box, IOptions<CodeOptions> options, OperationTimer timer, TimeProvider time) : IChallengeStore
{
    private const string Named = "attempts";
    private const string Open = "open_attempts";
    private const string HashVersion = "1";

    private static readonly BsonDocument NewestFirst = new() { ["created_at"] = -1, ["_id"] = -1 };
    private static readonly FindOneAndUpdateOptions<BsonDocument> After = new() { ReturnDocument = ReturnDocument.After };

    private int Tries => options.Value.Tries;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task AddAsync(Challenge challenge, Secret code, CancellationToken cancellationToken)
    {
        var shelf = CodeShelf.Of(challenge.Purpose);
        using var _ = timer.Measure(shelf.Spec.Name, "add");
        var codes = CollectionOf(shelf);
        var earlier = Of(shelf, [challenge.Purpose], challenge.Destination);
        earlier["expires_at"] = new BsonDocument("$gt", Now);
        await codes.UpdateManyJoinedAsync(earlier, Ended(), cancellationToken);
        await codes.InsertOneJoinedAsync(
            new BsonDocument
            {
                { "_id", challenge.Id.ToBson() },
                { "user_id", () => challenge.UserId!.Value.ToBson(), challenge.UserId is not null },
                { shelf.Destination, DestinationOf(shelf, challenge.Destination) },
                { shelf.Code, HashOf(challenge, code) },
                { "purpose", () => challenge.Purpose.Word(), shelf.HasPurposes },
                { "is_used", false },
                { "is_verified", () => false, shelf.HasPurposes },
                { Named, 0 },
                { Open, 0 },
                { "created_at", challenge.CreatedAt.UtcDateTime },
                { "expires_at", challenge.ExpiresAt.UtcDateTime },
            },
            cancellationToken);
    }

    public async Task<Challenge?> FindLiveAsync(IReadOnlyList<CodePurpose> purposes, string destination, EntityId? id, CancellationToken cancellationToken)
    {
        var shelf = CodeShelf.Of(purposes[0]);
        using var _ = timer.Measure(shelf.Spec.Name, "find_live");
        var filter = Live(Of(shelf, purposes, destination), id is not null);
        if (id is { } named)
        {
            filter["_id"] = named.ToBson();
        }

        return await FirstAsync(shelf, filter, destination, cancellationToken);
    }

    public async Task<Challenge?> FindNewestAsync(string phoneNumber, EntityId? id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(CodeShelf.Otps.Spec.Name, "find_newest");
        var filter = Of(CodeShelf.Otps, [CodePurpose.Login, CodePurpose.Registration, CodePurpose.Verification], phoneNumber);
        if (id is { } named)
        {
            filter["_id"] = named.ToBson();
        }

        return await FirstAsync(CodeShelf.Otps, filter, phoneNumber, cancellationToken);
    }

    public async Task<CodeVerdict> TryAsync(Challenge challenge, bool named, Secret code, CancellationToken cancellationToken)
    {
        var shelf = CodeShelf.Of(challenge.Purpose);
        using var _ = timer.Measure(shelf.Spec.Name, "try");
        var counter = named ? Named : Open;
        var live = Live(new BsonDocument("_id", challenge.Id.ToBson()), named);
        if (await CollectionOf(shelf).FindOneAndUpdateAsync(live, new BsonDocument("$inc", new BsonDocument(counter, 1)), After, cancellationToken) is not { } counted)
        {
            return CodeVerdict.Gone;
        }

        var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(counted[shelf.Code].AsString), Encoding.UTF8.GetBytes(HashOf(challenge, code)));
        return right ? CodeVerdict.Right : counted[counter].ToInt32() >= Tries ? CodeVerdict.WrongAndBurned : CodeVerdict.Wrong;
    }

    public async Task ReturnAsync(Challenge challenge, bool named, CancellationToken cancellationToken)
    {
        var shelf = CodeShelf.Of(challenge.Purpose);
        using var _ = timer.Measure(shelf.Spec.Name, "return");
        var counter = named ? Named : Open;
        var counted = new BsonDocument { ["_id"] = challenge.Id.ToBson(), [counter] = new BsonDocument("$gt", 0) };
        await CollectionOf(shelf).UpdateOneAsync(counted, new BsonDocument("$inc", new BsonDocument(counter, -1)), cancellationToken: cancellationToken);
    }

    public async Task<bool> UseAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var shelf = CodeShelf.Of(challenge.Purpose);
        using var _ = timer.Measure(shelf.Spec.Name, "use");
        var unused = new BsonDocument { ["_id"] = challenge.Id.ToBson(), ["is_used"] = false, ["expires_at"] = new BsonDocument("$gt", Now) };
        var used = new BsonDocument { { "is_used", true }, { "is_verified", () => true, shelf.HasPurposes }, { "verified_at", () => Now, shelf.HasPurposes } };
        return (await CollectionOf(shelf).UpdateOneJoinedAsync(unused, new BsonDocument("$set", used), options: null, cancellationToken)).ModifiedCount == 1;
    }

    public async Task EndAllAsync(EntityId userId, CancellationToken cancellationToken)
    {
        foreach (var shelf in CodeShelf.All)
        {
            using var _ = timer.Measure(shelf.Spec.Name, "end_all");
            var theirs = new BsonDocument { ["user_id"] = userId.ToBson(), ["expires_at"] = new BsonDocument("$gt", Now) };
            await CollectionOf(shelf).UpdateManyJoinedAsync(theirs, Ended(), cancellationToken);
        }
    }

    private IMongoCollection<BsonDocument> CollectionOf(CodeShelf shelf) => database.GetCollection<BsonDocument>(shelf.Spec.Name);

    private async Task<Challenge?> FirstAsync(CodeShelf shelf, BsonDocument filter, string destination, CancellationToken cancellationToken)
    {
        var found = await CollectionOf(shelf).Find(filter).Sort(NewestFirst).Limit(1).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new Challenge(
            found["_id"].AsObjectId.ToEntityId(),
            shelf.HasPurposes ? CodePurposes.Of(found["purpose"].AsString) : shelf == CodeShelf.PasswordResets ? CodePurpose.PasswordReset : CodePurpose.EmailVerification,
            destination,
            found.TryGetValue("user_id", out var owner) && owner.IsObjectId ? owner.AsObjectId.ToEntityId() : null,
            found["created_at"].ToMoment(),
            found["expires_at"].ToMoment());
    }

    private BsonDocument Of(CodeShelf shelf, IReadOnlyList<CodePurpose> purposes, string destination)
    {
        var filter = new BsonDocument(shelf.Destination, DestinationOf(shelf, destination));
        if (shelf.HasPurposes)
        {
            filter["purpose"] = purposes.Count == 1 ? purposes[0].Word() : new BsonDocument("$in", new BsonArray(purposes.Select(purpose => purpose.Word())));
        }

        return filter;
    }

    private BsonDocument Live(BsonDocument filter, bool named)
    {
        filter["is_used"] = false;
        filter["expires_at"] = new BsonDocument("$gt", Now);
        filter[Named] = new BsonDocument("$lt", Tries);
        if (!named)
        {
            filter[Open] = new BsonDocument("$lt", Tries);
        }

        return filter;
    }

    private BsonDocument Ended() => new("$set", new BsonDocument("expires_at", Now));

    private string DestinationOf(CodeShelf shelf, string destination) => shelf.IsHashed ? box.Hash(Encoding.UTF8.GetBytes($"destination\n{destination}")) : destination;

    private string HashOf(Challenge challenge, Secret code) =>
        $"{HashVersion}:{box.Hash(Encoding.UTF8.GetBytes($"code\n{HashVersion}\n{challenge.Purpose}\n{challenge.Id}\n{challenge.Destination}\n{code.Reveal()}"))}";
}
