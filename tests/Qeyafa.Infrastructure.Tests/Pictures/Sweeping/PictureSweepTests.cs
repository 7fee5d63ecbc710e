using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Pictures.Sweeping;
using Qeyafa.Infrastructure.Tests.Storage;

namespace Qeyafa.Infrastructure.Tests.Pictures.Sweeping;

[TestFixture(StorageKind.Files)]
[TestFixture(StorageKind.S3)]
public sealed class PictureSweepTests(StorageKind kind) : SweepFixture(kind)
{
    [Test]
    public async Task Picture_ThatNoDocumentNames_IsDeleted_OnceItIsOld()
    {
        var owner = NewId();
        PictureKey[] named = [PictureKey.Body(owner, NewId()), PictureKey.Clothing(owner, NewId()), PictureKey.TryOn(owner, NewId()), PictureKey.Measurement(owner, NewId(), PictureView.Front)];
        PictureKey[] unnamed = [NewBody(), PictureKey.Clothing(owner, NewId()), PictureKey.TryOn(owner, NewId()), PictureKey.Measurement(owner, NewId(), PictureView.Side)];
        foreach (var key in named.Concat(unnamed))
        {
            await StoreAsync(key);
        }

        foreach (var key in named)
        {
            await NameAsync(key);
        }

        (await SweepAsync()).Deleted.ShouldBe(0);
        (await Bench.KeysAsync()).Count.ShouldBe(8);
        GrowOld();
        var outcome = await SweepAsync();

        (outcome.Looked, outcome.Deleted, outcome.Foreign).ShouldBe((8, 4, 0));
        (await Bench.KeysAsync()).ShouldBe(named.Select(key => key.Value), ignoreOrder: true);
    }

    [Test]
    public async Task DatabaseWithoutAnyAccount_IsTakenForTheWrongOne_AndNothingIsDeleted()
    {
        var picture = NewBody();
        await StoreAsync(picture);
        GrowOld();
        await Collection("users").DeleteManyAsync(new BsonDocument());

        var outcome = await SweepAsync();

        outcome.IsWithheld.ShouldBeTrue();
        (await Bench.KeysAsync()).ShouldBe([picture.Value]);
    }

    [Test]
    public async Task Document_ThatNamesAnotherPicture_OrIsAnothers_KeepsNothing()
    {
        var (otherKey, otherOwner, otherKind) = (NewBody(), NewBody(), NewBody());
        foreach (var key in new[] { otherKey, otherOwner, otherKind })
        {
            await StoreAsync(key);
        }

        await WriteAsync("body", otherKey.Id, otherKey.Owner, ("s3_key", NewBody().Value));
        await WriteAsync("body", otherOwner.Id, NewId(), ("s3_key", otherOwner.Value));
        await WriteAsync("clothing", otherKind.Id, otherKind.Owner, ("s3_key", otherKind.Value));
        GrowOld();

        (await SweepAsync()).Deleted.ShouldBe(3);
    }

    [Test]
    public async Task Thumbnail_IsDeleted_WithItsPicture_OrWithItsPicturesContent()
    {
        var (kept, unnamed) = (NewBody(), NewBody());
        var front = PictureKey.Measurement(NewId(), NewId(), PictureView.Front);
        await NameAsync(kept);
        await NameAsync(front);
        var tag = (await StoreAsync(kept)).EntityTag;
        var frontTag = (await StoreAsync(front)).EntityTag;
        await StoreAsync(unnamed);
        string[] current = [Thumbnail(kept, tag), Thumbnail(front, frontTag)];
        string[] old = [Thumbnail(kept, "0123456789abcdef0123456789abcdef"), Thumbnail(front, tag), Thumbnail(unnamed, tag), Thumbnail(NewBody(), tag)];
        foreach (var thumbnail in current.Concat(old))
        {
            await Bench.PutAsync(thumbnail, thumbnail);
        }

        GrowOld();
        var outcome = await SweepAsync();

        (outcome.Deleted, outcome.Thumbnails).ShouldBe((1, 4));
        (await Bench.KeysAsync()).ShouldBe([kept.Value, front.Value, .. current], ignoreOrder: true);
    }

    [Test]
    public async Task ForeignObject_IsLeftAlone_AndReported()
    {
        var owner = NewId();
        string[] foreign = [$"body/{owner}/notes.txt", $"body/{owner}/thumbnails/what.jpg", "clothing/logo.jpg", $"measurements/{owner}/{NewId()}.jpg"];
        foreach (var key in foreign.Append("elsewhere/a.jpg"))
        {
            await Bench.PutAsync(key, key);
        }

        GrowOld();
        var outcome = await SweepAsync();

        (outcome.Deleted, outcome.Thumbnails, outcome.Foreign).ShouldBe((0, 0, 4));
        foreign.ShouldContain(outcome.FirstForeign);
        (await Bench.KeysAsync()).Count.ShouldBe(5);
    }

    [Test]
    public async Task Document_WrittenWhileThePictureIsJudged_KeepsIt()
    {
        var (late, never) = (NewBody(), NewBody());
        await StoreAsync(late);
        await StoreAsync(never);
        GrowOld();
        var storage = new InterposedStorage(Bench.Storage) { BeforeFind = key => key == late.Value ? NameAsync(late) : Task.CompletedTask };

        (await SweepAsync(storage)).Deleted.ShouldBe(1);

        (await Bench.KeysAsync()).ShouldBe([late.Value]);
    }

    [Test]
    public async Task Picture_StoredAnewWhileItIsJudged_IsKept()
    {
        var key = NewBody();
        await StoreAsync(key);
        GrowOld();
        var storage = new InterposedStorage(Bench.Storage) { BeforeFind = found => Bench.PutAsync(found, "the next try's content") };

        (await SweepAsync(storage)).Deleted.ShouldBe(0);

        (await Bench.TextAsync(key.Value)).ShouldBe("the next try's content");
    }

    [Test]
    public async Task Picture_StoredAnewWithTheSameContentAndTag_IsKept()
    {
        var key = NewBody();
        await StoreAsync(key);
        GrowOld();
        var storage = new InterposedStorage(Bench.Storage) { Found = found => found with { ModifiedAt = Clock.GetUtcNow() } };

        (await SweepAsync(storage)).Deleted.ShouldBe(0);

        (await SweepAsync()).Deleted.ShouldBe(1);
    }

    [Test]
    public async Task Sweep_BrokenOffAnywhere_IsFinishedByTheNext_AndTwoAtOnceDoNoHarm()
    {
        PictureKey[] named = [.. Enumerable.Range(0, 5).Select(_ => NewBody())];
        foreach (var key in named)
        {
            await NameAsync(key);
            await StoreAsync(key);
            await StoreAsync(NewBody());
        }

        GrowOld();
        using var broken = new CancellationTokenSource();
        var deleted = 0;
        var storage = new InterposedStorage(Bench.Storage) { BeforeDelete = _ => ++deleted == 3 ? broken.CancelAsync() : Task.CompletedTask };
        await Should.ThrowAsync<OperationCanceledException>(() => Sweep(storage).RunAsync(broken.Token));
        (await Bench.KeysAsync()).Count.ShouldBeInRange(6, 9);

        await Task.WhenAll(SweepAsync(), SweepAsync());

        (await Bench.KeysAsync()).ShouldBe(named.Select(key => key.Value), ignoreOrder: true);
    }

    [Test]
    public async Task DatabaseThatCannotBeAsked_DeletesNothing()
    {
        await StoreAsync(NewBody());
        GrowOld();
        using var client = new MongoClient(MongoClientSettings.FromConnectionString("mongodb://127.0.0.1:1/?replicaSet=none&serverSelectionTimeoutMS=200"));
        var sweep = new PictureSweep(Bench.Storage, new PictureReferences(client.GetDatabase("none"), Timer), Microsoft.Extensions.Options.Options.Create(Options), Clock);

        var refused = await Should.ThrowAsync<Exception>(() => sweep.RunAsync(None));

        new MongoOutages().RetryAfter(refused).ShouldNotBeNull();
        (await Bench.KeysAsync()).Count.ShouldBe(1);
    }

    [Test]
    public async Task StorageThatIsAway_EndsTheSweep()
    {
        await UseOwnStorageAsync();
        var key = NewBody();
        await StoreAsync(key);
        await NameAsync(key);
        GrowOld();
        await Bench.TakeAwayAsync();

        await Should.ThrowAsync<DependencyUnavailableException>(() => SweepAsync());

        await Bench.GiveBackAsync();
        (await Bench.TextAsync(key.Value)).ShouldBe(key.Value);
    }

    private static string Thumbnail(PictureKey key, string tag) => $"{key.Value[..(key.Value.LastIndexOf('/') + 1)]}thumbnails/{Path.GetFileNameWithoutExtension(key.Value)}.small.{tag}.jpg";
}
