using MongoDB.Bson;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>Ids as the database stores them.</summary>
internal static class EntityIdBson
{
    public static BsonObjectId ToBson(this EntityId id)
    {
        var bytes = new byte[EntityId.ByteLength];
        id.WriteBytes(bytes);
        return new BsonObjectId(new ObjectId(bytes));
    }

    public static EntityId ToEntityId(this ObjectId id) => EntityId.FromBytes(id.ToByteArray());
}
