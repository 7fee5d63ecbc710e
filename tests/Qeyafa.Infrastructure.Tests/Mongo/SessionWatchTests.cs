using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Profiles;
using Qeyafa.Infrastructure.Mongo.Sessions;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Sessions;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class SessionWatchTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [SessionRepository.Spec, UserRepository.Spec, ProfileRepository.Spec];

    private readonly SessionEpochs _epochs = new();

    [TestCase("sessions", """{"is_active": false}""", true)]
    [TestCase("users", """{"status": "suspended"}""", true)]
    [TestCase("users", """{"is_active": false}""", true)]
    [TestCase("sessions", """{"updated_at": 5, "session_token": "next"}""", false)]
    [TestCase("users", """{"last_login_at": 5, "name": "Maya"}""", false)]
    [TestCase("profiles", """{"status": "suspended", "is_active": false}""", false)]
    public async Task Requirement18_ChangeByAnotherNode_IsNoticedWhereItEndsAccess(string collection, string change, bool noticed)
    {
        var (id, last) = (NewId(), NewId());
        await InsertAsync(collection, id);
        await InsertAsync("sessions", last);
        await RunAsync(async () =>
        {
            var before = (Changed: _epochs.Stamp(id, id), Last: _epochs.Stamp(last, last));

            await Collection(collection).UpdateOneAsync(new BsonDocument("_id", id.ToBson()), new BsonDocument("$set", BsonDocument.Parse(change)));
            await Collection("sessions").DeleteOneAsync(new BsonDocument("_id", last.ToBson()));

            await Eventually.HoldsAsync(() => _epochs.Stamp(last, last) != before.Last, "the removed session");
            (_epochs.Stamp(id, id) != before.Changed).ShouldBe(noticed);
        });
    }

    [Test]
    public async Task Requirement18_ErasedAccount_IsNoticed()
    {
        var id = NewId();
        await InsertAsync("users", id);
        await RunAsync(async () =>
        {
            var before = _epochs.Stamp(id, id);
            await Collection("users").DeleteOneAsync(new BsonDocument("_id", id.ToBson()));
            await Eventually.HoldsAsync(() => _epochs.Stamp(id, id) != before, "the erased account");
        });
    }

    [Test]
    public async Task Requirement18_AfterAnOutage_TheWatchGoesOn_AndTrustsNothingFromBefore()
    {
        await using var mongo = await TestMongo.StartDedicatedAsync();
        using var client = new MongoClient(MongoClientSettings.FromConnectionString(mongo.Url));
        using var patient = new MongoClient(TestMongo.WithPatience(mongo.Url));
        var sessions = patient.GetDatabase("watched").GetCollection<BsonDocument>("sessions");
        using var watch = new SessionWatch(client.GetDatabase("watched"), _epochs, NullLogger<SessionWatch>.Instance);
        await watch.StartAsync(None);
        await Eventually.HoldsAsync(() => Stamp() != 0, "the start of the stream");

        await mongo.KillAsync();
        await mongo.RestartAsync();

        await Eventually.HoldsAsync(
            async () =>
            {
                var (id, before) = (NewId(), Stamp());
                await sessions.InsertOneAsync(new BsonDocument("_id", id.ToBson()));
                await sessions.DeleteOneAsync(new BsonDocument("_id", id.ToBson()));
                await Task.Delay(100);
                return _epochs.Stamp(id, EntityId.Empty) != before;
            },
            "an end after the outage");
        await watch.StopAsync(None);

        int Stamp() => _epochs.Stamp(EntityId.Empty, EntityId.Empty);
    }

    private async Task InsertAsync(string collection, EntityId id) => await Collection(collection).InsertOneAsync(
        new BsonDocument { ["_id"] = id.ToBson(), ["user_id"] = id.ToBson(), ["status"] = "active", ["is_active"] = true, ["session_token"] = id.ToString() });

    /// <summary>Does something while the watch runs, from when its stream has begun.</summary>
    private async Task RunAsync(Func<Task> act)
    {
        using var watch = new SessionWatch(Database, _epochs, NullLogger<SessionWatch>.Instance);
        await watch.StartAsync(None);
        await Eventually.HoldsAsync(() => _epochs.Stamp(EntityId.Empty, EntityId.Empty) != 0, "the start of the stream");
        await act();
        await watch.StopAsync(None);
    }
}
