using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Which state of the document a find-and-change returns.</summary>
internal enum ReturnDocument
{
    Before,
    After,
}

/// <summary>What holds for every find-and-change.</summary>
internal abstract class FindOneAndOptions<TDocument, TProjection>
{
    public SortDefinition<TDocument>? Sort { get; set; }

    public ProjectionDefinition<TDocument, TProjection>? Projection { get; set; }

    public BsonValue? Hint { get; set; }

    public TimeSpan? MaxTime { get; set; }
}

/// <inheritdoc/>
internal class FindOneAndUpdateOptions<TDocument, TProjection> : FindOneAndOptions<TDocument, TProjection>
{
    public bool IsUpsert { get; set; }

    public ReturnDocument ReturnDocument { get; set; }

    public IEnumerable<ArrayFilterDefinition>? ArrayFilters { get; set; }
}

/// <inheritdoc/>
internal sealed class FindOneAndUpdateOptions<TDocument> : FindOneAndUpdateOptions<TDocument, TDocument>;

/// <inheritdoc/>
internal class FindOneAndReplaceOptions<TDocument, TProjection> : FindOneAndOptions<TDocument, TProjection>
{
    public bool IsUpsert { get; set; }

    public ReturnDocument ReturnDocument { get; set; }
}

/// <inheritdoc/>
internal sealed class FindOneAndReplaceOptions<TDocument> : FindOneAndReplaceOptions<TDocument, TDocument>;

/// <inheritdoc/>
internal class FindOneAndDeleteOptions<TDocument, TProjection> : FindOneAndOptions<TDocument, TProjection>;

/// <inheritdoc/>
internal sealed class FindOneAndDeleteOptions<TDocument> : FindOneAndDeleteOptions<TDocument, TDocument>;
