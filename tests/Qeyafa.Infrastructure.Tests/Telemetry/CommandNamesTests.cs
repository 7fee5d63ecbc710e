using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Telemetry;

public sealed class CommandNamesTests
{
    [TestCase("""{"find": "users", "filter": {}}""", "find", "users")]
    [TestCase("""{"aggregate": 1, "pipeline": []}""", "aggregate", null)]
    [TestCase("""{"getMore": {"$numberLong": "7"}, "collection": "messages"}""", "getMore", "messages")]
    [TestCase("""{"hello": 1}""", "hello", null)]
    public void Command_IsReadFromItsBytes(string json, string command, string? collection) =>
        CommandNames.Read(BsonDocument.Parse(json).ToBson()).ShouldBe((command, collection));

    [Test]
    public void NamesReadTwice_AreTheSameStrings()
    {
        var bytes = BsonDocument.Parse("""{"find": "users"}""").ToBson();

        ReferenceEquals(CommandNames.Read(bytes).Collection, CommandNames.Read(bytes).Collection).ShouldBeTrue();
    }

    [Test]
    public void OnlyAFurtherBatchWithATimeLimit_WaitsForSomethingToHappen()
    {
        CommandNames.Waits("getMore", BsonDocument.Parse("""{"getMore": {"$numberLong": "7"}, "collection": "a", "maxTimeMS": 1000}""").ToBson()).ShouldBeTrue();
        CommandNames.Waits("getMore", BsonDocument.Parse("""{"getMore": {"$numberLong": "7"}, "collection": "a"}""").ToBson()).ShouldBeFalse();
        CommandNames.Waits("find", BsonDocument.Parse("""{"find": "a", "maxTimeMS": 1000}""").ToBson()).ShouldBeFalse();
    }
}
