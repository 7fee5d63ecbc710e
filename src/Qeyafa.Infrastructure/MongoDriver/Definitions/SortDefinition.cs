using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>An order of documents.</summary>
internal sealed class SortDefinition<TDocument>(BsonDocument document)
{
    internal BsonDocument Document => document;

    public static implicit operator SortDefinition<TDocument>(BsonDocument document) => new(document);
}

/// <summary>The keys of an index.</summary>
internal sealed class IndexKeysDefinition<TDocument>(BsonDocument document)
{
    internal BsonDocument Document => document;

    public static implicit operator IndexKeysDefinition<TDocument>(BsonDocument document) => new(document);
}

/// <summary>Which members of a document are returned, as <typeparamref name="TProjection"/>.</summary>
internal sealed class ProjectionDefinition<TSource, TProjection>(BsonDocument document)
{
    internal BsonDocument Document => document;

    public static implicit operator ProjectionDefinition<TSource, TProjection>(BsonDocument document) => new(document);
}

/// <summary>Which elements of an array an update changes.</summary>
internal sealed class ArrayFilterDefinition(BsonDocument document)
{
    internal BsonDocument Document => document;

    public static implicit operator ArrayFilterDefinition(BsonDocument document) => new(document);
}

/// <summary>A member's name, with dots for members of members.</summary>
internal sealed class FieldDefinition<TDocument, TField>(string fieldName)
{
    internal string FieldName => fieldName;

    public static implicit operator FieldDefinition<TDocument, TField>(string fieldName) => new(fieldName);
}
