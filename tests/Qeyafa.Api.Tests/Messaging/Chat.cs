using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Messaging;

/// <summary>What people do with messages.</summary>
internal static class Chat
{
    public static Task<HttpResponseMessage> TryWriteAsync(this Person person, string recipientId, string content, string? conversationId = null, string? parentId = null, params (string Name, string Value)[] headers)
    {
        var body = new Dictionary<string, string> { ["recipient_id"] = recipientId, ["content"] = content };
        if (conversationId is not null)
        {
            body["conversation_id"] = conversationId;
        }

        if (parentId is not null)
        {
            body["parent_id"] = parentId;
        }

        return person.PostAsync("/api/v1/messages", JsonSerializer.Serialize(body), headers);
    }

    /// <summary>Sends a message and answers it.</summary>
    public static async Task<JsonElement> WriteAsync(this Person person, string recipientId, string content, string? conversationId = null, string? parentId = null)
    {
        var answer = await person.TryWriteAsync(recipientId, content, conversationId, parentId);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static async Task<JsonElement> ListAsync(this Person person, string path)
    {
        var answer = await person.GetAsync("/api/v1/messages" + path);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>The person's conversations, the newest first.</summary>
    public static async Task<JsonElement[]> ConversationsAsync(this Person person) => [.. (await person.ListAsync("/conversations?limit=100")).GetProperty("items").EnumerateArray()];

    public static async Task<int> UnreadAsync(this Person person) => (await person.ListAsync("/unread-count")).GetProperty("unread").GetInt32();

    public static async Task<int> DoAsync(this Person person, string path) => (int)(await person.SendAsync(HttpMethod.Post, "/api/v1/messages" + path, null)).StatusCode;

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
