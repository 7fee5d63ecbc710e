using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Stages of an aggregation.</summary>
internal sealed class PipelineDefinition<TInput, TOutput>
{
    private PipelineDefinition(BsonDocument[] stages, IBsonSerializer<TOutput>? outputSerializer)
    {
        Stages = stages;
        OutputSerializer = outputSerializer;
    }

    internal BsonDocument[] Stages { get; }

    internal IBsonSerializer<TOutput>? OutputSerializer { get; }

    /// <summary>Whether the last stage writes to a collection.</summary>
    internal bool Writes => Stages is [.., var last] && last.ElementCount > 0 && last.GetElement(0).Name is "$out" or "$merge";

    public static PipelineDefinition<TInput, TOutput> Create(params BsonDocument[] stages) => new(stages, outputSerializer: null);

    public static PipelineDefinition<TInput, TOutput> Create(IEnumerable<BsonDocument> stages, IBsonSerializer<TOutput>? outputSerializer = null) =>
        new([.. stages], outputSerializer);

    public static implicit operator PipelineDefinition<TInput, TOutput>(BsonDocument[] stages) => Create(stages);

    public static implicit operator PipelineDefinition<TInput, TOutput>(List<BsonDocument> stages) => Create(stages, outputSerializer: null);
}
