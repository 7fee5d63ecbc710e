using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ConversationsList : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var noor = await AnotherPersonAsync();
        foreach (var content in new[] { "Hello", "Friday is fine." })
        {
            await noor.Client.Messages.SendAsync(new SendMessageBody { RecipientId = userId, Content = content }, cancellationToken: cancellationToken);
        }

        var lines = new List<string>();
        // show
        var page = await client.Conversations.ListAsync(
            limit: 20,
            cancellationToken: cancellationToken);
        foreach (var conversation in page.Items)
        {
            var other = conversation.Participants.FirstOrDefault(one => one.Id != userId);
            var name = other?.Name ?? "Somebody who has left";
            lines.Add(
                $"{name}: {conversation.LastMessage?.Content} ({conversation.UnreadCount})");
        }

        // For the badge.
        var unread = (await client.Messages.CountUnreadAsync(cancellationToken)).Unread;
        // end
        lines.ShouldBe(["Noor: Friday is fine. (2)"]);
        unread.ShouldBe(2);
    }
}
