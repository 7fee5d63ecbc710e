using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>What holds for every find.</summary>
internal abstract class FindOptionsBase
{
    /// <summary>Whether the server may use files for a sort that is too large for memory.</summary>
    public bool? AllowDiskUse { get; set; }

    /// <summary>Documents per reply, null for the server's choice.</summary>
    public int? BatchSize { get; set; }

    /// <summary>The index to use, by name or keys.</summary>
    public BsonValue? Hint { get; set; }

    /// <summary>The time limit of each command, on the server and for the caller.</summary>
    public TimeSpan? MaxTime { get; set; }
}

/// <inheritdoc/>
internal sealed class FindOptions : FindOptionsBase;

/// <inheritdoc/>
internal sealed class FindOptions<TDocument, TProjection> : FindOptionsBase
{
    public int? Limit { get; set; }

    public int? Skip { get; set; }

    public SortDefinition<TDocument>? Sort { get; set; }

    public ProjectionDefinition<TDocument, TProjection>? Projection { get; set; }
}
