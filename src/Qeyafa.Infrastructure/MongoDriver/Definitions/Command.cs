using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A database command whose reply is read as <typeparamref name="TResult"/>.</summary>
internal sealed class Command<TResult>(BsonDocument document)
{
    internal BsonDocument Document => document;

    public static implicit operator Command<TResult>(BsonDocument document) => new(document);
}
