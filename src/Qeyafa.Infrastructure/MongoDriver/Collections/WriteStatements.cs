using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>The statements inside update and delete commands.</summary>
internal static class WriteStatements
{
    public static void AppendReplaceStatement<T>(this CommandBuffer buffer, FilterDefinition<T> filter, T replacement, IBsonSerializer<T> serializer, bool isUpsert, BsonValue? hint)
    {
        buffer.Append("q"u8, filter.Document);
        buffer.AppendReplacement("u"u8, replacement, serializer);
        if (isUpsert)
            buffer.Append("upsert"u8, value: true);
        buffer.AppendHint(hint);
    }

    public static void AppendUpdateStatement<T>(
        this CommandBuffer buffer,
        FilterDefinition<T> filter,
        UpdateDefinition<T> update,
        bool multi,
        bool isUpsert,
        IEnumerable<ArrayFilterDefinition>? arrayFilters,
        BsonValue? hint)
    {
        buffer.Append("q"u8, filter.Document);
        buffer.AppendUpdate("u"u8, update);
        if (multi)
            buffer.Append("multi"u8, value: true);
        if (isUpsert)
            buffer.Append("upsert"u8, value: true);
        buffer.AppendArrayFilters(arrayFilters);
        buffer.AppendHint(hint);
    }

    public static void AppendDeleteStatement<T>(this CommandBuffer buffer, FilterDefinition<T> filter, bool multi, BsonValue? hint)
    {
        buffer.Append("q"u8, filter.Document);
        buffer.Append("limit"u8, multi ? 0 : 1);
        buffer.AppendHint(hint);
    }
}
