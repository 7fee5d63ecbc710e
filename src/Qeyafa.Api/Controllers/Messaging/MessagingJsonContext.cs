using System.Text.Json.Serialization;
using Qeyafa.Api.Http;
using Qeyafa.Application.Messaging;

namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>The types that the endpoints of messages read and write.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SendMessageBody))]
[JsonSerializable(typeof(MessageDto))]
[JsonSerializable(typeof(UnreadDto))]
[JsonSerializable(typeof(ReadingDirection))]
[JsonSerializable(typeof(PageBody<MessageDto>))]
[JsonSerializable(typeof(PageBody<ConversationDto>))]
[JsonSerializable(typeof(PageBody<BlockDto>))]
internal sealed partial class MessagingJsonContext : JsonSerializerContext;
