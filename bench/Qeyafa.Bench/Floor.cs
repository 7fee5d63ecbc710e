using System.Diagnostics;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Bench;

/// <summary>The raw floor: the database operation behind each request in a loop through the binding, with no HTTP, no JSON and no rules.</summary>
internal sealed class Floor(IMongoDatabase database, string usersFile)
{
    private readonly BsonObjectId[] _users = [.. File.ReadLines(usersFile).Where(line => line.Length > 0).Select(line => EntityId.Parse(line, null).ToBson())];
    private readonly IMongoCollection<RawBsonDocument> _measurements = database.GetCollection<RawBsonDocument>("measurements");
    private readonly IMongoCollection<RawBsonDocument> _profiles = database.GetCollection<RawBsonDocument>("profiles");
    private readonly IMongoCollection<RawBsonDocument> _accounts = database.GetCollection<RawBsonDocument>("users");
    private readonly IMongoCollection<BsonDocument> _inserts = database.GetCollection<BsonDocument>("measurements");

    public async Task<Sample> RunAsync(string operation, int callers, int seconds, CancellationToken cancellationToken)
    {
        var call = Call(operation);
        var time = TimeSpan.FromSeconds(seconds);
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            var mine = new List<double>();
            while (clock.Elapsed < time)
            {
                var start = Stopwatch.GetTimestamp();
                await call(_users[Random.Shared.Next(_users.Length)], cancellationToken);
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }

            return mine;
        }));
        return Sample.Of([.. latencies.SelectMany(mine => mine)], clock.Elapsed.TotalSeconds, errors: 0);
    }

    private Func<BsonObjectId, CancellationToken, Task> Call(string operation) => operation switch
    {
        Operation.History => (user, cancellation) => _measurements.Find(Owned(user)).Sort(NewestFirst()).Limit(20).ToListAsync(cancellation),
        Operation.Latest => (user, cancellation) => _measurements.Find(Owned(user)).Sort(NewestFirst()).Limit(1).ToListAsync(cancellation),
        Operation.Profile => (user, cancellation) => _profiles.Find(Owned(user)).Limit(1).ToListAsync(cancellation),
        Operation.Me => (user, cancellation) => _accounts.Find(new BsonDocument("_id", user)).Limit(1).ToListAsync(cancellation),
        Operation.Put => (user, cancellation) => _profiles.FindOneAndUpdateAsync(
            Owned(user), Update(), new FindOneAndUpdateOptions<RawBsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After }, cancellation),
        Operation.Create => (user, cancellation) => _inserts.InsertOneAsync(NewMeasurement(user), cancellationToken: cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no such operation."),
    };

    private static BsonDocument Owned(BsonObjectId user) => new("user_id", user);

    private static BsonDocument NewestFirst() => new() { ["processed_at"] = -1, ["_id"] = -1 };

    private static BsonDocument Update() => new()
    {
        ["$set"] = new BsonDocument
        {
            ["preferences"] = new BsonDocument { ["locale"] = "ar", ["newsletter"] = true, ["preferred_unit"] = "cm" },
            ["gender"] = "male",
            ["date_of_birth"] = new DateTime(1990, 5, 17, 0, 0, 0, DateTimeKind.Utc),
            ["updated_at"] = DateTime.UtcNow,
        },
        ["$inc"] = new BsonDocument("version", 1L),
        ["$setOnInsert"] = new BsonDocument("created_at", DateTime.UtcNow),
    };

    private static BsonDocument NewMeasurement(BsonObjectId user) => new()
    {
        ["_id"] = EntityId.New(DateTimeOffset.UtcNow).ToBson(),
        ["user_id"] = user,
        ["measurements"] = new BsonDocument { ["chest"] = 102.5, ["waist"] = 84.2, ["hips"] = 99.1, ["shoulders"] = 46.3, ["arms"] = 61.7 },
        ["height"] = 178.4,
        ["weight"] = 76.3,
        ["unit"] = "cm",
        ["image_paths"] = new BsonArray(),
        ["processed_at"] = DateTime.UtcNow,
        ["source"] = "manual",
        ["created_at"] = DateTime.UtcNow,
        ["version"] = 1L,
    };
}
