using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Finds the serializer for what a change stream returns.</summary>
internal static class ChangeStreamSerializers
{
    public static IBsonSerializer<TResult> For<TResult, TDocument>(IBsonSerializer<TDocument> documentSerializer) =>
        new ChangeStreamDocumentSerializer<TDocument>(documentSerializer) as IBsonSerializer<TResult> ?? BsonSerializer.LookupSerializer<TResult>();
}

/// <summary>Reads events.</summary>
internal sealed class ChangeStreamDocumentSerializer<TDocument>(IBsonSerializer<TDocument> documentSerializer) : SerializerBase<ChangeStreamDocument<TDocument>>
{
    public override ChangeStreamDocument<TDocument> Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        new(BsonDocumentSerializer.Instance.Deserialize(context), documentSerializer);
}
