using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.Pictures.Sweeping;
using Qeyafa.Infrastructure.Tests.Storage;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Pictures.Sweeping;

public sealed class PictureSweeperTests() : SweepFixture(StorageKind.Files)
{
    private const int Page = 20;

    [Test]
    public async Task Pages_AreSweptOneAfterTheOther()
    {
        var owner = NewId();
        PictureKey[] keys = [.. Enumerable.Range(0, (2 * Page) + 5).Select(_ => PictureKey.Clothing(owner, NewId()))];
        await Parallel.ForEachAsync(keys, async (key, _) => await StoreAsync(key));
        var named = keys.Where((_, number) => number % 4 != 0).ToList();
        await Collection("clothing").InsertManyAsync(named.Select(key => new BsonDocument { ["_id"] = key.Id.ToBson(), ["user_id"] = owner.ToBson(), ["s3_key"] = key.Value }));
        GrowOld();

        var outcome = await new PictureSweep(Bench.Storage, new PictureReferences(Database, Timer), Microsoft.Extensions.Options.Options.Create(Options), Clock) { PageSize = Page }.RunAsync(None);

        (outcome.Looked, outcome.Deleted).ShouldBe((45, 12));
        (await Bench.KeysAsync()).ShouldBe(named.Select(key => key.Value), ignoreOrder: true);
    }

    [Test]
    public async Task Question_WhichPicturesAreNamed_ScansNoCollection()
    {
        PictureKey[] keys = [.. Enumerable.Range(0, 500).Select(_ => NewBody())];
        foreach (var key in keys.Take(20))
        {
            await NameAsync(key);
        }

        var plan = await ExplainAsync(new BsonDocument { ["find"] = "body", ["filter"] = PictureReferences.Filter(keys) });

        plan.Stages.ShouldContain("IXSCAN");
        plan.Stages.ShouldNotContain("COLLSCAN");
    }

    [Test]
    public async Task Turn_IsTakenByOneNode_UntilTheNext()
    {
        var turns = new DatabaseLock(Database, Clock);

        (await TakeAsync()).ShouldBe(1);
        (await TakeAsync()).ShouldBe(0);
        Clock.Advance(TimeSpan.FromMinutes(61));
        (await TakeAsync()).ShouldBe(1);

        async Task<int> TakeAsync() =>
            (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => turns.TryTakeTurnAsync("turn", TimeSpan.FromHours(1), None)))).Count(taken => taken);
    }

    [Test]
    public async Task Sweepers_OfTwoNodes_SweepByThemselves_AndGoOnAfterAnOutage()
    {
        Options.EverySeconds = 1;
        Options.GraceSeconds = 1;
        using var first = Sweeper();
        using var second = Sweeper();
        await StoreAsync(NewBody());
        await Bench.TakeAwayAsync();
        await first.StartAsync(None);
        await second.StartAsync(None);
        try
        {
            await Eventually.HoldsAsync(async () => await Collection("locks").CountDocumentsAsync(new BsonDocument("_id", "picture_sweep.turn")) == 1, "a turn was taken while the storage is away");
            await Bench.GiveBackAsync();
            await Eventually.HoldsAsync(async () => (await Bench.KeysAsync()).Count == 0, "the picture is swept");
        }
        finally
        {
            await first.StopAsync(None);
            await second.StopAsync(None);
        }

        PictureSweeper Sweeper() => new(
            new PictureSweep(Bench.Storage, new PictureReferences(Database, Timer), Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System),
            new DatabaseLock(Database, TimeProvider.System), Microsoft.Extensions.Options.Options.Create(Options), new MongoOutages(), TimeProvider.System, NullLogger<PictureSweeper>.Instance);
    }
}
