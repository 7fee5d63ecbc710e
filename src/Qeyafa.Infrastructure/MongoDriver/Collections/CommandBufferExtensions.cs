using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Parts that several commands have.</summary>
internal static class CommandBufferExtensions
{
    public static void AppendMaxTime(this CommandBuffer buffer, TimeSpan? maxTime)
    {
        if (maxTime is { } limit)
            buffer.Append("maxTimeMS"u8, (int)Math.Clamp(Math.Ceiling(limit.TotalMilliseconds), 1, int.MaxValue));
    }

    public static void AppendHint(this CommandBuffer buffer, BsonValue? hint)
    {
        if (hint is BsonString name)
            buffer.Append("hint"u8, name.Value);
        else if (hint is not null)
            buffer.Append("hint"u8, hint.AsBsonDocument);
    }

    public static void AppendIfSet(this CommandBuffer buffer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } set)
            buffer.Append(name, set);
    }

    public static void AppendDocuments(this CommandBuffer buffer, ReadOnlySpan<byte> name, IEnumerable<BsonDocument> documents)
    {
        buffer.BeginArray(name);
        var index = 0;
        foreach (var document in documents)
            buffer.AppendElement(index++, document, MongoDB.Bson.Serialization.Serializers.BsonDocumentSerializer.Instance);
        buffer.End();
    }

    public static void AppendArrayFilters(this CommandBuffer buffer, IEnumerable<ArrayFilterDefinition>? filters)
    {
        if (filters is not null)
            buffer.AppendDocuments("arrayFilters"u8, filters.Select(f => f.Document));
    }

    /// <summary>Writes a replacement, which must not look like an update.</summary>
    public static void AppendReplacement<T>(this CommandBuffer buffer, ReadOnlySpan<byte> name, T replacement, MongoDB.Bson.Serialization.IBsonSerializer<T> serializer)
    {
        var start = (int)buffer.Position + name.Length + 2;
        buffer.Append(name, replacement, serializer);
        if (buffer.FirstNameByte(start) == (byte)'$')
            throw new ArgumentException("A replacement cannot begin with an update operator.", nameof(replacement));
    }

    /// <summary>Writes an update, which must not look like a replacement.</summary>
    public static void AppendUpdate<T>(this CommandBuffer buffer, ReadOnlySpan<byte> name, UpdateDefinition<T> update)
    {
        var start = (int)buffer.Position + name.Length + 2;
        buffer.Append(name, update.Operators);
        if (update.Operators is BsonDocument && buffer.FirstNameByte(start) != (byte)'$')
            throw new ArgumentException("An update consists of update operators.", nameof(update));
    }

    public static void AppendPipeline(this CommandBuffer buffer, IEnumerable<BsonDocument> stages, AggregateOptions? options)
    {
        buffer.AppendDocuments("pipeline"u8, stages);
        buffer.BeginDocument("cursor"u8);
        if (options?.BatchSize is { } size)
            buffer.Append("batchSize"u8, size);
        buffer.End();
        buffer.AppendIfSet("allowDiskUse"u8, options?.AllowDiskUse);
        buffer.AppendHint(options?.Hint);
        if (options?.Let is { } let)
            buffer.Append("let"u8, let);
        buffer.AppendMaxTime(options?.MaxTime);
    }
}
