using System.Text.Json.Serialization;
using Qeyafa.Api.Json;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>A message to be sent.</summary>
/// <param name="RecipientId">To whom: another account.</param>
/// <param name="Content">The text: 1 to 10,000 characters, kept as written. Control characters are refused but for tabs and line breaks.</param>
/// <param name="ParentId">The message of the same conversation that it answers.</param>
/// <param name="ConversationId">
/// The conversation: one of yours with this person, or a new one under an id that you choose (1 to 100 letters, digits, <c>.</c>, <c>_</c>, <c>:</c>, <c>~</c> and <c>-</c>;
/// best a UUID). Where left out it is that of <c>parent_id</c>, and without one the conversation that the two of you always have.
/// </param>
public sealed record SendMessageBody(
    EntityId RecipientId,
    [property: JsonConverter(typeof(VerbatimTextConverter))] string Content,
    EntityId? ParentId = null,
    string? ConversationId = null);
