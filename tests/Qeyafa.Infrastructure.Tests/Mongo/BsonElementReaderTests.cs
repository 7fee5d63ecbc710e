using System.Text;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class BsonElementReaderTests
{
    [Test]
    public void DocumentOfEveryType_IsWalkedElementByElement()
    {
        var id = ObjectId.GenerateNewId();
        var document = new BsonDocument
        {
            ["double"] = 1.5,
            ["string"] = "naïve ✓",
            ["document"] = new BsonDocument("a", 1),
            ["array"] = new BsonArray { 1, "b" },
            ["binary"] = new BsonBinaryData([1, 2, 3]),
            ["undefined"] = BsonUndefined.Value,
            ["id"] = id,
            ["bool"] = true,
            ["date"] = new BsonDateTime(1234567890123),
            ["null"] = BsonNull.Value,
            ["regex"] = new BsonRegularExpression("a.*", "i"),
            ["js"] = new BsonJavaScript("f()"),
            ["symbol"] = BsonSymbolTable.Lookup("s"),
            ["scoped"] = new BsonJavaScriptWithScope("g()", new BsonDocument("x", 1)),
            ["int32"] = 7,
            ["timestamp"] = new BsonTimestamp(5),
            ["int64"] = 1L << 40,
            ["decimal"] = new BsonDecimal128(1.25m),
            ["min"] = BsonMinKey.Value,
            ["max"] = BsonMaxKey.Value,
        };
        var names = new List<string>();
        var reader = new BsonElementReader(document.ToBson());
        while (reader.Read())
        {
            var name = Encoding.UTF8.GetString(reader.Name);
            names.Add(name);
            reader.Type.ShouldBe(document[name].BsonType);
            switch (name)
            {
                case "double":
                    reader.Number().ShouldBe(1.5);
                    break;
                case "int32" or "int64":
                    reader.WholeNumber().ShouldBe(document[name].ToInt64());
                    reader.Number().ShouldBe(document[name].ToDouble());
                    break;
                case "string":
                    reader.Text().ShouldBe("naïve ✓");
                    break;
                case "id":
                    reader.Id().ToString().ShouldBe(id.ToString());
                    break;
                case "bool":
                    reader.Truth().ShouldBeTrue();
                    break;
                case "date":
                    reader.Moment().ToUnixTimeMilliseconds().ShouldBe(1234567890123);
                    break;
                case "document":
                    var nested = reader.Nested();
                    nested.Read().ShouldBeTrue();
                    nested.WholeNumber().ShouldBe(1);
                    nested.Read().ShouldBeFalse();
                    break;
            }
        }

        names.ShouldBe(document.Names);
    }

    [Test]
    public void Value_AskedForAsAnotherType_IsRefusedByName()
    {
        var exception = Should.Throw<FormatException>(() =>
        {
            var reader = new BsonElementReader(new BsonDocument("chest", "wide").ToBson());
            reader.Read();
            return reader.Number();
        });
        exception.Message.ShouldContain("chest");
    }

    [Test]
    public void Bytes_ThatAreNoWholeDocument_AreRefused()
    {
        var whole = new BsonDocument("a", 1).ToBson();

        Should.Throw<FormatException>(() => new BsonElementReader(whole.AsSpan(..^1)).Read());
        Should.Throw<FormatException>(() => new BsonElementReader([]).Read());
    }
}
