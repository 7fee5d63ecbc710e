using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Tests.Mongo;

/// <summary>What <c>explain</c> says of a query.</summary>
internal sealed class QueryPlan(BsonDocument explained)
{
    public IReadOnlyList<string> Stages { get; } = [.. Named(explained["queryPlanner"]["winningPlan"], "stage")];

    public IReadOnlyList<string> Indexes { get; } = [.. Named(explained["queryPlanner"]["winningPlan"], "indexName")];

    public int DocumentsExamined => explained["executionStats"]["totalDocsExamined"].ToInt32();

    public int KeysExamined => explained["executionStats"]["totalKeysExamined"].ToInt32();

    private static IEnumerable<string> Named(BsonValue node, string name) => node switch
    {
        BsonDocument document => document.SelectMany(element => element.Name == name ? [element.Value.AsString] : Named(element.Value, name)),
        BsonArray array => array.SelectMany(item => Named(item, name)),
        _ => [],
    };
}
