using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Privacy;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Tests.Storage;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo.Privacy;

[TestFixture(StorageKind.Files)]
[TestFixture(StorageKind.S3)]
public sealed class PictureErasureTests(StorageKind kind) : RepositoryFixture
{
    private readonly SecretBox _box = new(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "erasure");
    private readonly ManualClock _clock = new(Now);
    private readonly ErasureOptions _options = new() { SweepSeconds = 60 };
    private readonly User _user = User.Restore(new UserSnapshot { Id = NewId(), Email = EmailAddress.FromStored("maya@example.com"), CreatedAt = Now, UpdatedAt = Now });
    private StorageBench _bench = null!;

    private Erasures Erasures => new(
        Database, new PersonEraser(Database, OwnershipRegistry.Of(DatabaseSchema.Default), _box, Timer), Folders, _box, Options.Create(_options),
        new ErasureSignal(), Timer, _clock);

    private PictureFolders Folders => new(_bench.Storage) { BatchSize = 10 };

    private protected override IReadOnlyList<CollectionSpec>? Collections => [UserRepository.Spec, Erasures.Spec];

    [SetUp]
    public async Task StartStorageAsync() => _bench = await StorageBench.StartAsync(kind);

    [TearDown]
    public void StopStorage() => _bench.Dispose();

    [Test]
    public async Task Pictures_GoWithTheFirstPass_AndTheOthersStay()
    {
        await StoreAsync(_user.Id, clothes: 12);
        await StoreAsync(NewId(), clothes: 1);
        await BeginAsync();

        await PassAsync();

        (await _bench.KeysAsync()).Count.ShouldBe(5);
        (await KeysOfAsync(_user.Id)).ShouldBeEmpty();
    }

    [Test]
    public async Task PicturesStoredAfterwards_GoWithTheLastPass()
    {
        await BeginAsync();
        await PassAsync();
        await StoreAsync(_user.Id, clothes: 1);
        (await Erasures.ClaimAsync("node", None)).ShouldBeNull();

        _clock.Advance(TimeSpan.FromSeconds(_options.SweepSeconds));
        await PassAsync();

        (await KeysOfAsync(_user.Id)).ShouldBeEmpty();
        (await Erasures.IsUnderWayAsync(_user.Id, None)).ShouldBeFalse();
    }

    [Test]
    public async Task StorageThatIsAway_LeavesTheErasureDue_UntilThePicturesAreGone()
    {
        _bench.Dispose();
        _bench = await StorageBench.StartOwnAsync(kind);
        await StoreAsync(_user.Id, clothes: 3);
        await BeginAsync();
        await _bench.TakeAwayAsync();

        for (var pass = 0; pass < 2; pass++)
        {
            await Should.ThrowAsync<DependencyUnavailableException>(PassAsync);
            (await Erasures.ClaimAsync("node", None)).ShouldBeNull("whoever failed holds it until the lease ends");
            _clock.Advance(TimeSpan.FromMinutes(2));
        }

        (await Erasures.IsUnderWayAsync(_user.Id, None)).ShouldBeTrue();
        await _bench.GiveBackAsync();
        await PassAsync();

        (await KeysOfAsync(_user.Id)).ShouldBeEmpty();
        (await Erasures.IsUnderWayAsync(_user.Id, None)).ShouldBeFalse();
    }

    [Test]
    public async Task PassBrokenOffAmongThePictures_IsFinishedByTheNext()
    {
        await StoreAsync(_user.Id, clothes: 23);
        var asked = 0;

        (await Folders.DeleteAllAsync(_user.Id, () => Task.FromResult(++asked < 2), None)).ShouldBeFalse();
        (await KeysOfAsync(_user.Id)).Count.ShouldBeInRange(1, 20);
        (await Folders.DeleteAllAsync(_user.Id, () => Task.FromResult(true), None)).ShouldBeTrue();

        (await KeysOfAsync(_user.Id)).ShouldBeEmpty();
    }

    [Test]
    public async Task Pictures_AreListedWithoutTheirThumbnails_AndOpened()
    {
        await StoreAsync(_user.Id, clothes: 2);
        var keys = await Folders.ListAsync(_user.Id, None).ToListAsync(None);

        keys.Select(key => key.Kind).ShouldBe([PictureKind.Body, PictureKind.Clothing, PictureKind.Clothing, PictureKind.Measurement]);
        await using var content = (await Folders.OpenAsync(keys[0], None)).ShouldNotBeNull();
        using var reader = new StreamReader(content);
        (await reader.ReadToEndAsync()).ShouldBe(keys[0].Value);
        (await Folders.OpenAsync(PictureKey.Body(_user.Id, NewId()), None)).ShouldBeNull();
    }

    private async Task StoreAsync(EntityId owner, int clothes)
    {
        var body = PictureKey.Body(owner, NewId());
        string[] keys =
        [
            body.Value, $"{PictureKey.FolderOf(PictureKind.Body, owner)}thumbnails/{body.Id}.small.abc.jpg", $"{PictureKey.FolderOf(PictureKind.TryOn, owner)}left-by-somebody.jpg",
            PictureKey.Measurement(owner, NewId(), PictureView.Side).Value, .. Enumerable.Range(0, clothes).Select(_ => PictureKey.Clothing(owner, NewId()).Value),
        ];
        await Parallel.ForEachAsync(keys, async (key, _) => await _bench.PutAsync(key, key));
    }

    private async Task<List<string>> KeysOfAsync(EntityId owner) => [.. (await _bench.KeysAsync()).Where(key => key.Contains(owner.ToString(), StringComparison.Ordinal))];

    private async Task BeginAsync()
    {
        await Collection("users").InsertOneAsync(new BsonDocument { ["_id"] = ObjectId.Parse(_user.Id.ToString()), ["email"] = "maya@example.com" });
        (await new UnitOfWork(Client).RunAsync<Done>(
            async cancellation =>
            {
                await Erasures.BeginAsync(_user, cancellation);
                return default(Done);
            },
            None)).IsSuccess.ShouldBeTrue();
    }

    private async Task PassAsync() => await Erasures.PassAsync((await Erasures.ClaimAsync("node", None)).ShouldNotBeNull(), None);
}
