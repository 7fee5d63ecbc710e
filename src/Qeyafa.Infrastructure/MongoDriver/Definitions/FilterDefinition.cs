using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Which documents of a collection are meant.</summary>
internal sealed class FilterDefinition<TDocument>(BsonDocument document)
{
    private static readonly RawBsonDocument EmptyDocument = new([5, 0, 0, 0, 0]);

    /// <summary>All documents.</summary>
    public static FilterDefinition<TDocument> Empty { get; } = new(EmptyDocument);

    internal BsonDocument Document => document;

    public static implicit operator FilterDefinition<TDocument>(BsonDocument document) => new(document);

    public static FilterDefinition<TDocument> operator &(FilterDefinition<TDocument> lhs, FilterDefinition<TDocument> rhs) => Builders<TDocument>.Filter.And(lhs, rhs);

    public static FilterDefinition<TDocument> operator |(FilterDefinition<TDocument> lhs, FilterDefinition<TDocument> rhs) => Builders<TDocument>.Filter.Or(lhs, rhs);

    public static FilterDefinition<TDocument> operator !(FilterDefinition<TDocument> op) => Builders<TDocument>.Filter.Not(op);
}
