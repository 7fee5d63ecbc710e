using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>How a collection is created.</summary>
internal class CreateCollectionOptions
{
    /// <summary>Whether the size is fixed and the oldest documents make room.</summary>
    public bool? Capped { get; set; }

    /// <summary>Most documents of a capped collection.</summary>
    public long? MaxDocuments { get; set; }

    /// <summary>Bytes of a capped collection.</summary>
    public long? MaxSize { get; set; }
}

/// <summary>How a collection is created, and what its documents must be like.</summary>
internal sealed class CreateCollectionOptions<TDocument> : CreateCollectionOptions
{
    public FilterDefinition<TDocument>? Validator { get; set; }
}

/// <summary>Which collections are listed.</summary>
internal sealed class ListCollectionNamesOptions
{
    public FilterDefinition<BsonDocument>? Filter { get; set; }
}
