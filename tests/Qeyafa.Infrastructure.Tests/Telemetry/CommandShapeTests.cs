using FsCheck;
using FsCheck.Fluent;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Telemetry;

namespace Qeyafa.Infrastructure.Tests.Telemetry;

public sealed class CommandShapeTests
{
    private static readonly string[] Secrets = ["maya@example.com", "+2348012345678", "Adaeze Okafor", "65f0c2a4e1b2c3d4e5f60718"];

    [Test]
    public void Find_KeepsFieldsOperatorsAndSort()
    {
        var command = BsonDocument.Parse(
            """{"find": "users", "filter": {"email": "maya@example.com", "age": {"$gte": 18, "$in": [1, 2, 3]}}, "sort": {"created_at": -1}, "limit": 10, "lsid": {"id": "x"}}""");

        BsonDocument.Parse(CommandShape.Of(command)).ShouldBe(
            BsonDocument.Parse("""{"filter": {"email": "?", "age": {"$gte": "?", "$in": "?"}}, "sort": {"created_at": -1}, "limit": "?"}"""));
    }

    [Test]
    public void Update_KeepsWhatIsLookedFor_AndNothingThatIsWritten()
    {
        var command = BsonDocument.Parse("""{"update": "users", "updates": [{"q": {"_id": 1, "version": 3}, "u": {"$set": {"name": "Adaeze Okafor"}}}]}""");

        CommandShape.Of(command).ShouldContain("version");
        CommandShape.Of(command).ShouldNotContain("name");
        CommandShape.Of(BsonDocument.Parse("""{"insert": "users", "documents": [{"name": "Adaeze Okafor"}]}""")).ShouldBe("{ }");
    }

    [Test]
    public void Pipeline_KeepsStagesAndFieldPaths()
    {
        var shape = CommandShape.Of(BsonDocument.Parse("""{"aggregate": "messages", "pipeline": [{"$match": {"owner": "65f0c2a4e1b2c3d4e5f60718"}}, {"$group": {"_id": "$conversation", "n": {"$sum": 1}}}]}"""));

        shape.ShouldContain("$match");
        shape.ShouldContain("$conversation");
        shape.ShouldNotContain("65f0c2a4");
    }

    [Test]
    public void FieldsThatNameAPerson_AreHidden() =>
        CommandShape.Of(BsonDocument.Parse("""{"find": "a", "filter": {"unread.65f0c2a4e1b2c3d4e5f60718": 1, "maya@example.com": 2}}""")).ShouldBe("""{ "filter" : { "unread.?" : "?", "?" : "?" } }""");

    [Test]
    public void NoValue_WhereverItStands_IsInTheShape() =>
        Prop.ForAll(Documents().ToArbitrary(), filter =>
        {
            var shape = CommandShape.Of(new BsonDocument { ["find"] = "users", ["filter"] = filter });
            return !Secrets.Any(secret => shape.Contains(secret, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Shape_IsBounded()
    {
        var wide = new BsonDocument(Enumerable.Range(0, 500).Select(field => new BsonElement($"field_{field}", field)));

        CommandShape.Of(new BsonDocument { ["find"] = "users", ["filter"] = wide }).Length.ShouldBe(CommandShape.MaxLength);
    }

    private static Gen<BsonDocument> Documents() => Gen.Sized(size => Document(Math.Min(size, 6)));

    private static Gen<BsonDocument> Document(int depth) =>
        from names in Gen.Elements("email", "$or", "$in", "tags.name", "_id").Two()
        from first in Value(depth)
        from second in Value(depth)
        select new BsonDocument { [names.Item1] = first }.Merge(new BsonDocument { [names.Item2] = second }, overwriteExistingElements: true);

    private static Gen<BsonValue> Value(int depth)
    {
        var leaf = Gen.Elements(Secrets).Select(secret => secret.Length == 24 ? (BsonValue)new BsonObjectId(ObjectId.Parse(secret)) : new BsonString(secret));
        return depth <= 0
            ? leaf
            : Gen.OneOf(leaf, Document(depth - 1).Select(document => (BsonValue)document), Value(depth - 1).Two().Select(items => (BsonValue)new BsonArray { items.Item1, items.Item2 }));
    }
}
