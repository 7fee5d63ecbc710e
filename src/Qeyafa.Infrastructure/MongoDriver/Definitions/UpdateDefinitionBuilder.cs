using MongoDB.Bson;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Makes updates.</summary>
internal sealed class UpdateDefinitionBuilder<TDocument>
{
    public UpdateDefinition<TDocument> Set<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator("$set", field, value);

    public UpdateDefinition<TDocument> SetOnInsert<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator("$setOnInsert", field, value);

    public UpdateDefinition<TDocument> Inc<TField>(FieldDefinition<TDocument, TField> field, TField value) => Operator("$inc", field, value);

    public UpdateDefinition<TDocument> Push<TItem>(FieldDefinition<TDocument, IEnumerable<TItem>> field, TItem value) =>
        new BsonDocument("$push", new BsonDocument(field.FieldName, BsonValues.From(value)));

    public UpdateDefinition<TDocument> Pull<TItem>(FieldDefinition<TDocument, IEnumerable<TItem>> field, TItem value) =>
        new BsonDocument("$pull", new BsonDocument(field.FieldName, BsonValues.From(value)));

    public UpdateDefinition<TDocument> Unset(FieldDefinition<TDocument, BsonValue> field) =>
        new BsonDocument("$unset", new BsonDocument(field.FieldName, 1));

    public UpdateDefinition<TDocument> CurrentDate(FieldDefinition<TDocument, BsonValue> field) =>
        new BsonDocument("$currentDate", new BsonDocument(field.FieldName, true));

    public UpdateDefinition<TDocument> Pipeline(PipelineDefinition<TDocument, TDocument> pipeline) => pipeline;

    /// <summary>All of them in one update; of two for the same member and operator the later one counts.</summary>
    public UpdateDefinition<TDocument> Combine(params IEnumerable<UpdateDefinition<TDocument>> updates)
    {
        var all = new BsonDocument();
        foreach (var update in updates)
        {
            foreach (var element in update.Operators.AsBsonDocument)
            {
                if (all.TryGetValue(element.Name, out var members))
                    members.AsBsonDocument.Merge(element.Value.AsBsonDocument, overwriteExistingElements: true);
                else
                    all.Add(element.Name, element.Value.DeepClone());
            }
        }
        return all;
    }

    private static UpdateDefinition<TDocument> Operator<TField>(string name, FieldDefinition<TDocument, TField> field, TField value) =>
        new BsonDocument(name, new BsonDocument(field.FieldName, BsonValues.From(value)));
}
