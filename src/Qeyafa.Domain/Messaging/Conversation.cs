using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Messaging;

/// <summary>A conversation as one of its people sees it in a list.</summary>
/// <param name="Id">The conversation's id.</param>
/// <param name="Participants">Its people.</param>
/// <param name="LastMessage">The newest message.</param>
/// <param name="UnreadCount">How many messages the person who asks has not read.</param>
/// <param name="UpdatedAt">When the newest message was stored (UTC).</param>
public sealed record Conversation(string Id, IReadOnlyList<Participant> Participants, Message? LastMessage, long UnreadCount, DateTimeOffset UpdatedAt);

/// <summary>One of the two people of a conversation.</summary>
/// <param name="Id">The account; null when it is erased.</param>
/// <param name="Name">The name; null when there is none, or the account is erased.</param>
public sealed record Participant(EntityId? Id, string? Name);

/// <summary>Which part of a list of conversations, newest first.</summary>
/// <param name="After">The conversation after which the part starts; null for the first.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Limit">How many to answer at most.</param>
public sealed record ConversationSlice(ConversationPlace? After, int Skip, int Limit);

/// <summary>A place in a list of conversations.</summary>
/// <param name="UpdatedAt">When the conversation's newest message was stored.</param>
/// <param name="Id">The conversation's id.</param>
public sealed record ConversationPlace(DateTimeOffset UpdatedAt, string Id);

/// <summary>Which part of a conversation.</summary>
/// <param name="NewestFirst">Whether it goes from new to old.</param>
/// <param name="After">The message after which the part starts, in that direction; null for the first.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Limit">How many to answer at most.</param>
public sealed record MessageSlice(bool NewestFirst, MessagePlace? After, int Skip, int Limit);

/// <summary>A place in a conversation.</summary>
/// <param name="CreatedAt">When the message was stored.</param>
/// <param name="Id">The message's id.</param>
public sealed record MessagePlace(DateTimeOffset CreatedAt, EntityId Id);
