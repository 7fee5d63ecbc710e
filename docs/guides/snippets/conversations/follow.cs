using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ConversationsFollow : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var noor = await AnotherPersonAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var shown = "";
        async Task SendUntilSeenAsync()
        {
            while (shown.Length == 0)
            {
                await noor.Client.Messages.SendAsync(new SendMessageBody { RecipientId = userId, Content = "Friday is fine." }, cancellationToken: cancellationToken);
                await Task.Delay(200, cancellationToken);
            }
        }

        var sending = SendUntilSeenAsync();
        // show
        await foreach (var message in client.StreamAsync(cancellationToken: leaving.Token))
        {
            shown = message.Content;
            break; // an application goes on until `leaving` is canceled
        }
        // end
        await sending;
        shown.ShouldBe("Friday is fine.");
    }
}
