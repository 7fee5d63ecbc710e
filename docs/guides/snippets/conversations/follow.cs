using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ConversationsFollow : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var noor = await AnotherPersonAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var shown = "";
        var sending = Task.CompletedTask;
        void SetOnline(bool online) =>
            sending = online ? noor.Client.Messages.SendAsync(new SendMessageBody { RecipientId = userId, Content = "Friday is fine." }, cancellationToken: cancellationToken) : sending;
        void ReadConversationsAgain() => throw new InvalidOperationException("A gap was told.");
        // show
        var options = new StreamOptions
        {
            OnState = state => SetOnline(state == StreamState.Open), // `Waiting`: it comes back by itself
            OnGap = ReadConversationsAgain,
        };
        await foreach (var message in client.StreamAsync(options: options, cancellationToken: leaving.Token))
        {
            shown = message.Content;
            break; // an application goes on until `leaving` is canceled
        }
        // end
        await sending;
        shown.ShouldBe("Friday is fine.");
    }
}
