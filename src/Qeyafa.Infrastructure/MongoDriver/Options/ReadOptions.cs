using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>How documents are counted.</summary>
internal sealed class CountOptions
{
    public BsonValue? Hint { get; set; }

    public long? Limit { get; set; }

    public long? Skip { get; set; }

    public TimeSpan? MaxTime { get; set; }
}

/// <summary>How a collection's size is estimated.</summary>
internal sealed class EstimatedDocumentCountOptions
{
    public TimeSpan? MaxTime { get; set; }
}

/// <summary>How distinct values are found.</summary>
internal sealed class DistinctOptions
{
    public TimeSpan? MaxTime { get; set; }
}

/// <summary>How a pipeline is run.</summary>
internal sealed class AggregateOptions
{
    public bool? AllowDiskUse { get; set; }

    public int? BatchSize { get; set; }

    public BsonValue? Hint { get; set; }

    public BsonDocument? Let { get; set; }

    public TimeSpan? MaxTime { get; set; }
}
