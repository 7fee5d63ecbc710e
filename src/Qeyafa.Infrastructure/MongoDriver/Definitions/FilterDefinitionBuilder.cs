using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Makes filters.</summary>
internal sealed class FilterDefinitionBuilder<TDocument>
{
    public FilterDefinition<TDocument> Empty => FilterDefinition<TDocument>.Empty;

    // The operator is always written out, so that a value that is itself a document with operators is compared and never obeyed.
    public FilterDefinition<TDocument> Eq<TField>(FieldDefinition<TDocument, TField> field, TField value) => Compare(field, "$eq", value);

    public FilterDefinition<TDocument> Ne<TField>(FieldDefinition<TDocument, TField> field, TField value) => Compare(field, "$ne", value);

    public FilterDefinition<TDocument> Gt<TField>(FieldDefinition<TDocument, TField> field, TField value) => Compare(field, "$gt", value);

    public FilterDefinition<TDocument> Gte<TField>(FieldDefinition<TDocument, TField> field, TField value) => Compare(field, "$gte", value);

    public FilterDefinition<TDocument> Lt<TField>(FieldDefinition<TDocument, TField> field, TField value) => Compare(field, "$lt", value);

    public FilterDefinition<TDocument> Lte<TField>(FieldDefinition<TDocument, TField> field, TField value) => Compare(field, "$lte", value);

    public FilterDefinition<TDocument> In<TField>(FieldDefinition<TDocument, TField> field, IEnumerable<TField> values) =>
        new BsonDocument(field.FieldName, new BsonDocument("$in", new BsonArray(values.Select(BsonValues.From))));

    public FilterDefinition<TDocument> Nin<TField>(FieldDefinition<TDocument, TField> field, IEnumerable<TField> values) =>
        new BsonDocument(field.FieldName, new BsonDocument("$nin", new BsonArray(values.Select(BsonValues.From))));

    public FilterDefinition<TDocument> Exists(FieldDefinition<TDocument, BsonValue> field, bool exists = true) =>
        new BsonDocument(field.FieldName, new BsonDocument("$exists", exists));

    public FilterDefinition<TDocument> ElemMatch<TItem>(FieldDefinition<TDocument, IEnumerable<TItem>> field, FilterDefinition<TItem> filter) =>
        new BsonDocument(field.FieldName, new BsonDocument("$elemMatch", filter.Document));

    public FilterDefinition<TDocument> And(params FilterDefinition<TDocument>[] filters) => Combine("$and", filters);

    public FilterDefinition<TDocument> Or(params FilterDefinition<TDocument>[] filters) => Combine("$or", filters);

    public FilterDefinition<TDocument> Not(FilterDefinition<TDocument> filter) => Combine("$nor", filter);

    private static FilterDefinition<TDocument> Compare<TField>(FieldDefinition<TDocument, TField> field, string comparison, TField value) =>
        new BsonDocument(field.FieldName, new BsonDocument(comparison, BsonValues.From(value)));

    private static FilterDefinition<TDocument> Combine(string name, params FilterDefinition<TDocument>[] filters) =>
        filters.Length == 0 ? FilterDefinition<TDocument>.Empty : new BsonDocument(name, new BsonArray(filters.Select(f => f.Document)));
}
