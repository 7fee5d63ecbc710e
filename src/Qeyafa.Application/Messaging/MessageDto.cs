using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>A message.</summary>
public sealed record MessageDto
{
    /// <summary>The message's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Who wrote it; null when that account is erased.</summary>
    public required EntityId? SenderId { get; init; }

    /// <summary>To whom; null when that account is erased.</summary>
    public required EntityId? RecipientId { get; init; }

    /// <summary>The text as it was written: plain text, to be shown as such.</summary>
    public required string Content { get; init; }

    /// <summary>Whether the recipient has read it.</summary>
    public required bool IsRead { get; init; }

    /// <summary>The message of the same conversation that it answers; null for none.</summary>
    public required EntityId? ParentId { get; init; }

    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>When it was stored (UTC): later than every message before it in its conversation.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed (UTC): stored, or read.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class MessageMapping : AutoMapper.Profile
{
    public MessageMapping() => CreateMap<Message, MessageDto>();
}
