using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ConversationsResume : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var noor = await AnotherPersonAsync();
        Task<Message> SendAsync(string content) => noor.Client.Messages.SendAsync(new SendMessageBody { RecipientId = userId, Content = content }, cancellationToken: cancellationToken);
        var lastId = (await SendAsync("Seen")).Id;
        await SendAsync("Missed one");
        await SendAsync("Missed two");
        var shown = new List<string>();
        // show
        // `lastId` is the newest message that the application has kept.
        await foreach (var message in client.StreamAsync(lastId, cancellationToken: cancellationToken))
        {
            shown.Add(message.Content);
            if (shown.Count == 2)
            {
                break; // an application goes on
            }
        }
        // end
        shown.ShouldBe(["Missed one", "Missed two"]);
    }
}
