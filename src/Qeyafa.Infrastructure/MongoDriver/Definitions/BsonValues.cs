using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A value as BSON, written by the serializer that is registered for its type.</summary>
internal static class BsonValues
{
    public static BsonValue From<T>(T value)
    {
        if (value is BsonValue bson)
            return bson;
        if (value is null)
            return BsonNull.Value;
        var wrapper = new BsonDocument();
        using var writer = new BsonDocumentWriter(wrapper);
        writer.WriteStartDocument();
        writer.WriteName("v");
        BsonSerializer.LookupSerializer<T>().Serialize(BsonSerializationContext.CreateRoot(writer), value);
        writer.WriteEndDocument();
        return wrapper[0];
    }

    public static T To<T>(BsonValue value)
    {
        if (value is T same)
            return same;
        using var reader = new BsonDocumentReader(new BsonDocument("v", value));
        reader.ReadStartDocument();
        reader.ReadName();
        return BsonSerializer.LookupSerializer<T>().Deserialize(BsonDeserializationContext.CreateRoot(reader));
    }
}
