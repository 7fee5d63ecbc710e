using MongoDB.Bson;
using Qeyafa.Application.Notifications;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Outbox;

/// <summary>A message that this node has taken over.</summary>
/// <param name="Document">The message as it is stored.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Channel">How it is sent.</param>
/// <param name="Attempts">Which try this is, from 1.</param>
/// <param name="UselessAfter">When it need not be sent any more; null for never.</param>
internal sealed record OutboxClaim(BsonDocument Document, string Id, OutboxChannel Channel, int Attempts, DateTimeOffset? UselessAfter)
{
    public static OutboxClaim Of(BsonDocument document, OutboxChannel channel) =>
        new(document, document["_id"].AsObjectId.ToString(), channel, document["attempts"].ToInt32(), new StoredFields(document).Moment("useless_after"));

    public override string ToString() => Id;
}
