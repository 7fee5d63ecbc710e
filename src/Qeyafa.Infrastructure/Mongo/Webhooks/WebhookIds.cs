using MongoDB.Bson;
using Qeyafa.Application.TryOn.Webhooks;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Webhooks;

/// <summary>The ids of the webhooks that were taken, in one collection for all nodes.</summary>
internal sealed class WebhookIds(IMongoDatabase database, OperationTimer timer, TimeProvider time) : IWebhookIds
{
    public static readonly CollectionSpec Spec = new(
        "webhook_ids",
        new Ownership.OfNobody("Ids that a service gave to its own calls; gone after an hour."),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    /// <summary>Far longer than a call's time may lie from ours, before and behind.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly IMongoCollection<BsonDocument> _ids = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<bool> IsTakenAsync(string engine, string id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "is_taken");
        return await _ids.Find(Named(engine, id)).FirstOrDefaultAsync(cancellationToken) is not null;
    }

    public async Task TakeAsync(string engine, string id, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "take");
        try
        {
            await _ids.InsertOneAsync(Named(engine, id).Add("expires_at", (time.GetUtcNow() + Kept).UtcDateTime), cancellationToken: cancellationToken);
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "_id")
        {
            // Another node has taken the same call in the meantime: it is remembered.
        }
    }

    private static BsonDocument Named(string engine, string id) => new("_id", $"{engine}:{id}");
}
