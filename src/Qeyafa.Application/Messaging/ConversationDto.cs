using AutoMapper;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>A conversation in a list.</summary>
/// <param name="ConversationId">The conversation's id.</param>
/// <param name="Participants">Its two people.</param>
/// <param name="LastMessage">The newest message.</param>
/// <param name="UnreadCount">How many of its messages you have not read.</param>
/// <param name="UpdatedAt">When the newest message was stored (UTC).</param>
public sealed record ConversationDto(string ConversationId, IReadOnlyList<ParticipantDto> Participants, MessageDto? LastMessage, long UnreadCount, DateTimeOffset UpdatedAt)
{
    internal static ConversationDto Of(Conversation conversation, IMapper mapper) => new(
        conversation.Id,
        [.. conversation.Participants.Select(person => new ParticipantDto(person.Id, person.Name))],
        conversation.LastMessage is { } last ? mapper.Map<MessageDto>(last) : null,
        conversation.UnreadCount,
        conversation.UpdatedAt);
}

/// <summary>One of the two people of a conversation.</summary>
/// <param name="Id">The account; null when it is erased.</param>
/// <param name="Name">The name; null when there is none, or the account is erased.</param>
public sealed record ParticipantDto(EntityId? Id, string? Name);
