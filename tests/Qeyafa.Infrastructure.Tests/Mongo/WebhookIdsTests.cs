using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Webhooks;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class WebhookIdsTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [WebhookIds.Spec];

    private WebhookIds Ids => new(Database, Timer, new ManualClock(Now));

    [Test]
    public async Task Id_ThatWasTaken_IsKnownToAllNodes_ForItsEngineOnly()
    {
        (await Ids.IsTakenAsync("replicate", "msg_1", None)).ShouldBeFalse();

        await Ids.TakeAsync("replicate", "msg_1", None);

        (await Ids.IsTakenAsync("replicate", "msg_1", None)).ShouldBeTrue();
        (await Ids.IsTakenAsync("replicate", "msg_2", None)).ShouldBeFalse();
        (await Ids.IsTakenAsync("other", "msg_1", None)).ShouldBeFalse();
    }

    [Test]
    public async Task Id_TakenByManyAtOnce_IsTakenOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ids.TakeAsync("replicate", "msg_1", None)));

        (await Collection(WebhookIds.Spec.Name).CountDocumentsAsync(new BsonDocument())).ShouldBe(1);
    }

    [Test]
    public async Task Id_IsKeptForAnHour()
    {
        await Ids.TakeAsync("replicate", "msg_1", None);

        var stored = await Collection(WebhookIds.Spec.Name).Find(new BsonDocument()).FirstOrDefaultAsync(None);
        stored!["expires_at"].ToUniversalTime().ShouldBe((Now + TimeSpan.FromHours(1)).UtcDateTime);
    }

    [Test]
    public async Task Question_IsAnsweredById()
    {
        await Ids.TakeAsync("replicate", "msg_1", None);

        (await ExplainAsync(new BsonDocument { ["find"] = WebhookIds.Spec.Name, ["filter"] = new BsonDocument("_id", "replicate:msg_1") })).Stages.ShouldNotContain("COLLSCAN");
    }
}
