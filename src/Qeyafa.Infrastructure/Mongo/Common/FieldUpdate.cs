using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>The update that gives fields their values, removes those that have none, and leaves every other field alone.</summary>
internal static class FieldUpdate
{
    public static BsonDocument Of(IEnumerable<(string Name, BsonValue Value)> fields)
    {
        var set = new BsonDocument();
        var unset = new BsonDocument();
        foreach (var (name, value) in fields)
        {
            (value.IsBsonNull ? unset : set).Add(name, value.IsBsonNull ? "" : value);
        }

        return new BsonDocument { { "$set", set }, { "$unset", unset, unset.ElementCount > 0 } };
    }
}
