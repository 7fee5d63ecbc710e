using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>A message as the database holds it.</summary>
internal static class MessageDocument
{
    public const string SenderSequence = "sender_sequence";

    public const string RecipientSequence = "recipient_sequence";

    public static BsonDocument ToBson(Message message) => new()
    {
        { "_id", message.Id.ToBson() },
        { "sender_id", message.SenderId!.Value.ToBson() },
        { "recipient_id", message.RecipientId!.Value.ToBson() },
        { "content", message.Content },
        { "is_read", message.IsRead },
        { "parent_id", () => message.ParentId!.Value.ToBson(), message.ParentId is not null },
        { "conversation_id", message.ConversationId },
        { "created_at", message.CreatedAt.UtcDateTime },
        { "updated_at", message.UpdatedAt.UtcDateTime },
        { SenderSequence, message.SenderSequence },
        { RecipientSequence, message.RecipientSequence },
    };

    public static Message Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var id = document["_id"].AsObjectId.ToEntityId();
        var createdAt = stored.Moment("created_at") ?? id.CreatedAt;
        return new Message
        {
            Id = id,
            SenderId = IdOf(document.GetValue("sender_id", BsonNull.Value)),
            RecipientId = IdOf(document.GetValue("recipient_id", BsonNull.Value)),
            Content = stored.Text("content") ?? "",
            IsRead = stored.Truth("is_read") ?? false,
            ParentId = IdOf(document.GetValue("parent_id", BsonNull.Value)),
            ConversationId = stored.Text("conversation_id") ?? "",
            CreatedAt = createdAt,
            UpdatedAt = stored.Moment("updated_at") ?? createdAt,
            SenderSequence = stored.WholeNumber(SenderSequence) ?? 0,
            RecipientSequence = stored.WholeNumber(RecipientSequence) ?? 0,
        };
    }

    /// <summary>An id; null for what stands for an erased account.</summary>
    public static EntityId? IdOf(BsonValue value) => value is BsonObjectId id ? id.Value.ToEntityId() : null;
}
