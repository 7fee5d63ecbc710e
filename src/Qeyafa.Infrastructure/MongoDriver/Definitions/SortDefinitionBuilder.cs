using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Makes orders.</summary>
internal sealed class SortDefinitionBuilder<TDocument>
{
    public SortDefinition<TDocument> Ascending(FieldDefinition<TDocument, BsonValue> field) => new BsonDocument(field.FieldName, 1);

    public SortDefinition<TDocument> Descending(FieldDefinition<TDocument, BsonValue> field) => new BsonDocument(field.FieldName, -1);

    public SortDefinition<TDocument> Combine(params IEnumerable<SortDefinition<TDocument>> sorts)
    {
        var all = new BsonDocument();
        foreach (var sort in sorts)
            all.Merge(sort.Document, overwriteExistingElements: true);
        return all;
    }
}

/// <summary>Makes the keys of indexes.</summary>
internal sealed class IndexKeysDefinitionBuilder<TDocument>
{
    public IndexKeysDefinition<TDocument> Ascending(FieldDefinition<TDocument, BsonValue> field) => new BsonDocument(field.FieldName, 1);

    public IndexKeysDefinition<TDocument> Descending(FieldDefinition<TDocument, BsonValue> field) => new BsonDocument(field.FieldName, -1);

    public IndexKeysDefinition<TDocument> Text(FieldDefinition<TDocument, BsonValue> field) => new BsonDocument(field.FieldName, "text");

    public IndexKeysDefinition<TDocument> Combine(params IEnumerable<IndexKeysDefinition<TDocument>> keys)
    {
        var all = new BsonDocument();
        foreach (var key in keys)
            all.Merge(key.Document);
        return all;
    }
}
