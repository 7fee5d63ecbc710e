using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Steps;
using Qeyafa.Infrastructure.Mongo.Privacy;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Storage.Files;
using Qeyafa.Infrastructure.Tests.EmbeddedMongo;
using Qeyafa.Testing;
using Qeyafa.Testing.Privacy;

namespace Qeyafa.Infrastructure.Tests.Mongo.Privacy;

public sealed class ErasureTests : RepositoryFixture
{
    private readonly SecretBox _box = new(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "erasure");
    private readonly ManualClock _clock = new(Now);
    private readonly ErasureOptions _options = new() { DocumentsAtOnce = 10, SweepSeconds = 60 };
    private readonly User _user = User.Restore(new UserSnapshot
    {
        Id = NewId(),
        Email = EmailAddress.FromStored("maya@example.com"),
        PhoneNumber = PhoneNumber.FromStored("+2348012345678"),
        CreatedAt = Now,
        UpdatedAt = Now,
    });

    private readonly TemporaryFolder _pictures = new();

    private PersonEraser Eraser => new(Database, OwnershipRegistry.Of(DatabaseSchema.Default), _box, Timer);

    private Erasures Erasures => new(Database, Eraser, new PictureFolders(new FileStorage(_pictures.Path, _clock)), _box, Options.Create(_options), new ErasureSignal(), Timer, _clock);

    [TearDown]
    public void RemovePictures() => _pictures.Dispose();

    [SetUp]
    public async Task MigrateAsync() => await new M0002CreateIdentity().UpAsync(Database, None);

    [Test]
    public async Task Account_WithFewDocuments_IsGoneWithTheUnitOfWork()
    {
        await StoreAsync(measurements: 5);

        await BeginAsync();

        (await LeftAsync()).ShouldBeEmpty();
        (await Erasures.IsUnderWayAsync(_user.Id, None)).ShouldBeTrue();
        await PassAsync();
        (await Erasures.ClaimAsync("node", None)).ShouldBeNull("the last pass is not due yet");
    }

    [Test]
    public async Task Account_WithMany_IsGoneAtOnce_AndTheRestWithTheNextPass()
    {
        await StoreAsync(measurements: 2_500);

        await BeginAsync();
        (await LeftAsync()).ShouldBe(["measurements"]);
        await PassAsync();

        (await LeftAsync()).ShouldBeEmpty();
        (await Erasures.IsUnderWayAsync(_user.Id, None)).ShouldBeTrue();
    }

    [Test]
    public async Task UnitOfWorkThatFails_ErasesNothing()
    {
        await StoreAsync(measurements: 5);
        var before = await LeftAsync();

        await new UnitOfWork(Client).RunAsync<Done>(
            async cancellation =>
            {
                await Erasures.BeginAsync(_user, cancellation);
                return Error.Forbidden;
            },
            None);

        (await LeftAsync()).ShouldBe(before);
        (await Erasures.IsUnderWayAsync(_user.Id, None)).ShouldBeFalse();
    }

    [Test]
    public async Task WhatIsWrittenAfterwards_GoesWithTheLastPass_AndTheErasureWithIt()
    {
        await StoreAsync(measurements: 0);
        await BeginAsync();
        await Collection("measurements").InsertOneAsync(new BsonDocument("user_id", _user.Id.ToBson()));
        await Collection("outbox").InsertOneAsync(new BsonDocument("to", "maya@example.com"));
        await Collection("audit_log").InsertOneAsync(new BsonDocument { ["actor"] = _user.Id.ToBson(), ["address"] = "192.0.2.1" });

        _clock.Advance(TimeSpan.FromSeconds(_options.SweepSeconds));
        await PassAsync();

        (await LeftAsync()).ShouldBeEmpty();
        (await Erasures.IsUnderWayAsync(_user.Id, None)).ShouldBeFalse();
        (await Collection("erasures").CountDocumentsAsync(new BsonDocument())).ShouldBe(0);
    }

    [Test]
    public async Task PassThatDied_IsTakenOver_WhenItsLeaseEnds()
    {
        await StoreAsync(measurements: 20);
        await BeginAsync();
        (await Erasures.ClaimAsync("died", None)).ShouldNotBeNull();
        (await Erasures.ClaimAsync("other", None)).ShouldBeNull();

        _clock.Advance(TimeSpan.FromSeconds(_options.LeaseSeconds));
        await PassAsync();

        (await LeftAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task PassWhoseLeaseWasTaken_StopsAndFinishesNothing()
    {
        await StoreAsync(measurements: 20);
        await BeginAsync();
        var slow = (await Erasures.ClaimAsync("slow", None)).ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(_options.LeaseSeconds));
        (await Erasures.ClaimAsync("other", None)).ShouldNotBeNull();

        await Erasures.PassAsync(slow, None);

        (await Erasures.IsUnderWayAsync(_user.Id, None)).ShouldBeTrue();
        (await Collection("erasures").Find(new BsonDocument()).SingleAsync())["lease_owner"].AsString.ShouldBe("other");
    }

    [Test]
    public async Task AuditLog_KeepsWhatHappened_WithAHashInThePlaceOfThePerson()
    {
        var admin = NewId().ToBson();
        var me = _user.Id.ToBson();
        await Collection("audit_log").InsertManyAsync(
        [
            new BsonDocument { ["_id"] = 1, ["actor"] = me, ["subject"] = me, ["address"] = "192.0.2.1", ["device"] = "phone", ["session"] = NewId().ToBson(), ["action"] = "a" },
            new BsonDocument { ["_id"] = 2, ["subject"] = me, ["address"] = "192.0.2.1", ["device"] = "phone", ["action"] = "b" },
            new BsonDocument { ["_id"] = 3, ["actor"] = admin, ["subject"] = me, ["address"] = "192.0.2.9", ["action"] = "c" },
            new BsonDocument { ["_id"] = 4, ["actor"] = admin, ["address"] = "192.0.2.9", ["action"] = "d" },
        ]);

        await BeginAsync();

        var name = Eraser.NameAfter(_user.Id);
        var entries = await Collection("audit_log").Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync();
        entries.ShouldBe(
        [
            new BsonDocument { ["_id"] = 1, ["actor"] = name, ["subject"] = name, ["action"] = "a" },
            new BsonDocument { ["_id"] = 2, ["subject"] = name, ["action"] = "b" },
            new BsonDocument { ["_id"] = 3, ["actor"] = admin, ["subject"] = name, ["address"] = "192.0.2.9", ["action"] = "c" },
            new BsonDocument { ["_id"] = 4, ["actor"] = admin, ["address"] = "192.0.2.9", ["action"] = "d" },
        ]);
    }

    [Test]
    public async Task OthersDocuments_Stay()
    {
        var other = NewId().ToBson();
        await StoreAsync(measurements: 1);
        await Collection("users").InsertOneAsync(new BsonDocument { ["_id"] = other, ["email"] = "other@example.com" });
        await Collection("measurements").InsertOneAsync(new BsonDocument("user_id", other));
        await Collection("outbox").InsertOneAsync(new BsonDocument { ["user_id"] = other, ["to"] = "other@example.com" });

        await BeginAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await PassAsync();

        foreach (var (collection, field) in new[] { ("users", "_id"), ("measurements", "user_id"), ("outbox", "user_id") })
        {
            (await Collection(collection).CountDocumentsAsync(new BsonDocument(field, other))).ShouldBe(1, collection);
        }
    }

    private async Task BeginAsync() => (await new UnitOfWork(Client).RunAsync<Done>(
        async cancellation =>
        {
            await Erasures.BeginAsync(_user, cancellation);
            return default(Done);
        },
        None)).IsSuccess.ShouldBeTrue();

    private async Task PassAsync() => await Erasures.PassAsync((await Erasures.ClaimAsync("node", None)).ShouldNotBeNull(), None);

    private async Task StoreAsync(int measurements)
    {
        var id = _user.Id.ToBson();
        await Collection("users").InsertOneAsync(new BsonDocument { ["_id"] = id, ["email"] = "maya@example.com", ["phone_number"] = "+2348012345678" });
        await Collection("profiles").InsertOneAsync(new BsonDocument("user_id", id));
        await Collection("sessions").InsertOneAsync(new BsonDocument { ["user_id"] = id, ["session_token"] = "hash" });
        await Collection("refresh_tokens").InsertOneAsync(new BsonDocument { ["user_id"] = id, ["token"] = "hash" });
        await Collection("idempotency_keys").InsertOneAsync(new BsonDocument { ["_id"] = "key", ["resource_id"] = id });
        await Collection("outbox").InsertManyAsync([new BsonDocument("user_id", id), new BsonDocument("to", "maya@example.com"), new BsonDocument("to", "+2348012345678")]);
        if (measurements > 0)
        {
            await Collection("measurements").InsertManyAsync(Enumerable.Range(0, measurements).Select(number => new BsonDocument { ["user_id"] = id, ["n"] = number }));
        }
    }

    /// <summary>The collections in which something still names the person.</summary>
    private Task<string[]> LeftAsync() => PersonTraces.FindAsync(Database, _user.Id.ToString(), "maya@example.com", "+2348012345678");
}
