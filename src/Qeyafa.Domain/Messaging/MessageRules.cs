using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Messaging;

/// <summary>What a message must be.</summary>
public static class MessageRules
{
    /// <summary>How many characters (Unicode code points) a message has at most.</summary>
    public const int MaxLength = 10_000;

    /// <summary>The rules that a message breaks, by member; none where it is sound.</summary>
    /// <param name="senderId">Who writes.</param>
    /// <param name="recipientId">To whom.</param>
    /// <param name="content">The text.</param>
    /// <param name="conversationId">The conversation that the client names; null for none.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Broken(EntityId senderId, EntityId recipientId, string content, string? conversationId)
    {
        ArgumentNullException.ThrowIfNull(content);
        List<KeyValuePair<string, string>> broken = [];
        if (senderId == recipientId)
        {
            broken.Add(new("recipient_id", "must be somebody else."));
        }

        if (content.Length == 0 || (content.Length > MaxLength && content.EnumerateRunes().Count() > MaxLength))
        {
            broken.Add(new("content", "must have 1 to 10,000 characters."));
        }

        if (conversationId is not null && !ConversationIds.IsSound(conversationId))
        {
            broken.Add(new("conversation_id", "must be 1 to 100 letters, digits, '.', '_', ':', '~' or '-'."));
        }

        return broken;
    }
}
