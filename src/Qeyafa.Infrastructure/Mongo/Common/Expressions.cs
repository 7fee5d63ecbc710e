using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>The parts that updates by aggregation pipeline are put together from.</summary>
internal static class Expressions
{
    public static BsonDocument Set(params (string Name, BsonValue Value)[] fields) => new("$set", new BsonDocument(fields.Select(field => new BsonElement(field.Name, field.Value))));

    public static BsonDocument Call(string name, params BsonValue[] arguments) => new(name, new BsonArray(arguments));

    public static BsonDocument Size(BsonValue array) => new("$size", array);

    /// <summary>The items of an array that meet a condition, in which each is called <c>$$item</c>.</summary>
    public static BsonDocument Filter(BsonValue input, BsonValue condition) => new("$filter", new BsonDocument { ["input"] = input, ["as"] = "item", ["cond"] = condition });

    public static BsonDocument When(BsonValue condition, BsonValue then, BsonValue otherwise) => Call("$cond", condition, then, otherwise);

    /// <summary>The value of a field, or another one where there is none.</summary>
    public static BsonDocument OrElse(string field, BsonValue otherwise) => Call("$ifNull", field, otherwise);
}
