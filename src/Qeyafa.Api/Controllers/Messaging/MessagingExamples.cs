using Qeyafa.Api.OpenApi;
using Qeyafa.Application.Messaging;

namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>Examples of messages and conversations.</summary>
internal static class MessagingExamples
{
    private const string Message = """
        {"id":"65f0c2a4e1b2c3d4e5f60720","sender_id":"65f0c2a4e1b2c3d4e5f60718","recipient_id":"65f0c2a4e1b2c3d4e5f60799","content":"The first fitting is on Friday.","is_read":false,
         "parent_id":null,"conversation_id":"c_2jmj7l5rSw0yVb_vlWAYkK_YBwkU3Mzc0Wb0B1rXxXo","created_at":"2026-01-31T09:30:00.25Z","updated_at":"2026-01-31T09:30:00.25Z"}
        """;

    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(SendMessageBody), """{"recipient_id":"65f0c2a4e1b2c3d4e5f60799","content":"The first fitting is on Friday."}"""),
        new(typeof(MessageDto), Message),
        new(typeof(UnreadDto), """{"unread":3}"""),
        new(typeof(ConversationDto), $$"""
            {"conversation_id":"c_2jmj7l5rSw0yVb_vlWAYkK_YBwkU3Mzc0Wb0B1rXxXo","participants":[{"id":"65f0c2a4e1b2c3d4e5f60718","name":"Maya"},{"id":"65f0c2a4e1b2c3d4e5f60799","name":"Tunde"}],
             "last_message":{{Message}},"unread_count":1,"updated_at":"2026-01-31T09:30:00.25Z"}
            """),
        new(typeof(ParticipantDto), """{"id":"65f0c2a4e1b2c3d4e5f60718","name":"Maya"}"""),
        new(typeof(BlockDto), """{"user_id":"65f0c2a4e1b2c3d4e5f60733","created_at":"2026-01-31T09:30:00Z"}"""),
    ];
}
