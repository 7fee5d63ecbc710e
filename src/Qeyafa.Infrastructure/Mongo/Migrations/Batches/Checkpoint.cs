using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Batches;

/// <summary>How far a step has got: everything up to here is done.</summary>
/// <param name="Pass">Which of the step's passes is under way, from 0.</param>
/// <param name="After">The id of the last document that the pass has dealt with.</param>
/// <param name="Done">How many documents the pass has looked at.</param>
internal sealed record Checkpoint(int Pass, ObjectId After, long Done)
{
    public static Checkpoint Start { get; } = new(0, ObjectId.Empty, 0);

    public static Checkpoint FromBson(BsonDocument document) => new(document["pass"].ToInt32(), document["after"].AsObjectId, document["done"].ToInt64());

    public BsonDocument ToBson() => new() { ["pass"] = Pass, ["after"] = After, ["done"] = Done };
}
