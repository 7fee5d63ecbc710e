using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>Counters: one document each, made by its first count.</summary>
internal static class Counters
{
    private static readonly FindOneAndUpdateOptions<BsonDocument> Upsert = new() { IsUpsert = true, ReturnDocument = ReturnDocument.After };

    /// <summary>Changes a counter in one step, outside of any unit of work, and answers it as it is then.</summary>
    public static async Task<BsonDocument> CountAsync(this IMongoCollection<BsonDocument> counters, string key, UpdateDefinition<BsonDocument> update, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return (await counters.FindOneAndUpdateAsync(new BsonDocument("_id", key), update, Upsert, cancellationToken))!;
            }
            catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
            {
                // Two first counts at once: the other one has made the counter by now.
            }
        }
    }
}
