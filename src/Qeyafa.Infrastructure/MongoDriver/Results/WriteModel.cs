using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>One write of a bulk write.</summary>
internal abstract class WriteModel<TDocument>;

/// <inheritdoc/>
internal sealed class InsertOneModel<TDocument>(TDocument document) : WriteModel<TDocument>
{
    public TDocument Document => document;
}

/// <inheritdoc/>
internal sealed class ReplaceOneModel<TDocument>(FilterDefinition<TDocument> filter, TDocument replacement) : WriteModel<TDocument>
{
    public FilterDefinition<TDocument> Filter => filter;

    public TDocument Replacement => replacement;

    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }
}

/// <inheritdoc/>
internal sealed class UpdateOneModel<TDocument>(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update) : WriteModel<TDocument>
{
    public FilterDefinition<TDocument> Filter => filter;

    public UpdateDefinition<TDocument> Update => update;

    public IEnumerable<ArrayFilterDefinition>? ArrayFilters { get; set; }

    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }
}

/// <inheritdoc/>
internal sealed class UpdateManyModel<TDocument>(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update) : WriteModel<TDocument>
{
    public FilterDefinition<TDocument> Filter => filter;

    public UpdateDefinition<TDocument> Update => update;

    public IEnumerable<ArrayFilterDefinition>? ArrayFilters { get; set; }

    public BsonValue? Hint { get; set; }

    public bool IsUpsert { get; set; }
}

/// <inheritdoc/>
internal sealed class DeleteOneModel<TDocument>(FilterDefinition<TDocument> filter) : WriteModel<TDocument>
{
    public FilterDefinition<TDocument> Filter => filter;

    public BsonValue? Hint { get; set; }
}

/// <inheritdoc/>
internal sealed class DeleteManyModel<TDocument>(FilterDefinition<TDocument> filter) : WriteModel<TDocument>
{
    public FilterDefinition<TDocument> Filter => filter;

    public BsonValue? Hint { get; set; }
}
