using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>How documents are changed: update operators, or a pipeline of stages.</summary>
internal sealed class UpdateDefinition<TDocument>(BsonValue operators)
{
    internal BsonValue Operators => operators;

    public static implicit operator UpdateDefinition<TDocument>(BsonDocument document) => new(document);

    public static implicit operator UpdateDefinition<TDocument>(PipelineDefinition<TDocument, TDocument> pipeline) => new(new BsonArray(pipeline.Stages));
}
