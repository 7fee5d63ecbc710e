namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>What an index is like besides its keys.</summary>
internal class CreateIndexOptions
{
    /// <summary>How long after the date in its member a document is removed.</summary>
    public TimeSpan? ExpireAfter { get; set; }

    /// <summary>Null for a name made of the keys.</summary>
    public string? Name { get; set; }

    public bool? Sparse { get; set; }

    public bool? Unique { get; set; }
}

/// <inheritdoc/>
internal sealed class CreateIndexOptions<TDocument> : CreateIndexOptions
{
    /// <summary>Which documents the index holds.</summary>
    public FilterDefinition<TDocument>? PartialFilterExpression { get; set; }
}

/// <summary>An index to create.</summary>
internal sealed class CreateIndexModel<TDocument>(IndexKeysDefinition<TDocument> keys, CreateIndexOptions? options = null)
{
    public IndexKeysDefinition<TDocument> Keys => keys;

    public CreateIndexOptions? Options => options;
}

/// <summary>How one index is created.</summary>
internal sealed class CreateOneIndexOptions
{
    public TimeSpan? MaxTime { get; set; }
}
