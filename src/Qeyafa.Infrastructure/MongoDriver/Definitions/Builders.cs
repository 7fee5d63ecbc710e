namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Makes definitions from members' names as they are in the database.</summary>
internal static class Builders<TDocument>
{
    public static FilterDefinitionBuilder<TDocument> Filter { get; } = new();

    public static UpdateDefinitionBuilder<TDocument> Update { get; } = new();

    public static SortDefinitionBuilder<TDocument> Sort { get; } = new();

    public static IndexKeysDefinitionBuilder<TDocument> IndexKeys { get; } = new();
}
