using System.Collections.Concurrent;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

public sealed class EventTests
{
    [Test]
    public async Task Subscriber_OfCommands_SeesStartSuccessAndFailure()
    {
        var started = new ConcurrentQueue<(string Name, string Database, BsonDocument Command, int Id)>();
        var succeeded = new ConcurrentQueue<(string Name, BsonDocument Reply, TimeSpan Duration, int Id)>();
        var failed = new ConcurrentQueue<(string Name, Exception Failure)>();
        await using var mongo = MongoFixture.Start(s => s.ClusterConfigurator = builder => builder
            .Subscribe<CommandStartedEvent>(e => started.Enqueue((e.CommandName, e.DatabaseNamespace.DatabaseName, e.Command, e.RequestId)))
            .Subscribe<CommandSucceededEvent>(e => succeeded.Enqueue((e.CommandName, e.Reply, e.Duration, e.RequestId)))
            .Subscribe<CommandFailedEvent>(e => failed.Enqueue((e.CommandName, e.Failure))));

        await mongo.InsertNumbersAsync(2);
        await Should.ThrowAsync<MongoCommandException>(() => mongo.Documents.Find(new BsonDocument("$bad", 1)).ToListAsync());

        var insert = started.Single(e => e.Name == "insert");
        insert.Database.ShouldBe(mongo.Database.DatabaseNamespace.DatabaseName);
        insert.Command["documents"].AsBsonArray.Count.ShouldBe(2);
        var done = succeeded.Single(e => e.Name == "insert");
        done.Id.ShouldBe(insert.Id);
        done.Reply["n"].ToInt32().ShouldBe(2);
        done.Duration.ShouldBeGreaterThan(TimeSpan.Zero);
        failed.Single().Name.ShouldBe("find");
        failed.Single().Failure.ShouldBeOfType<MongoCommandException>();
    }

    [Test]
    public async Task Subscriber_Throws_DoesNotDisturbTheCall()
    {
        await using var mongo = MongoFixture.Start(s => s.ClusterConfigurator = builder => builder.Subscribe<CommandStartedEvent>(_ => throw new FormatException()));

        await mongo.InsertNumbersAsync(1);

        (await mongo.Documents.CountDocumentsAsync(new BsonDocument())).ShouldBe(1);
    }

    [Test]
    public void Subscribe_UnknownEvent_IsRefused() => Should.Throw<NotSupportedException>(() => new ClusterBuilder().Subscribe<string>(_ => { }));
}
