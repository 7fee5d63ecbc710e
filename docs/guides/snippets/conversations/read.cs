using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ConversationsRead : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var noor = await AnotherPersonAsync();
        var conversationId = "";
        foreach (var content in new[] { "One", "Two", "Three" })
        {
            conversationId = (await noor.Client.Messages.SendAsync(new SendMessageBody { RecipientId = userId, Content = content }, cancellationToken: cancellationToken)).ConversationId;
        }

        var above = new List<Message>();
        // show
        // The newest first.
        var page = await client.Conversations.ReadAsync(
            conversationId,
            limit: 2,
            cancellationToken: cancellationToken);
        above.AddRange(page.Items);
        await client.Conversations.MarkReadAsync(conversationId, cancellationToken);

        // When the reader scrolls up:
        if (page.NextCursor is { } cursor)
        {
            page = await client.Conversations.ReadAsync(
                conversationId,
                limit: 2,
                cursor: cursor,
                cancellationToken: cancellationToken);
            above.AddRange(page.Items);
        }
        // end
        above.Select(message => message.Content).ShouldBe(["Three", "Two", "One"]);
        (await client.Messages.CountUnreadAsync(cancellationToken)).Unread.ShouldBe(0);
    }
}
