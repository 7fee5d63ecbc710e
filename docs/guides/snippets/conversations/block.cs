using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ConversationsBlock : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var other = await AnotherPersonAsync();
        // show
        await client.MessageBlocks.PutAsync(other.UserId, cancellationToken);

        var blocks = await client.MessageBlocks.ListAsync(
            limit: 100,
            cancellationToken: cancellationToken);
        // end
        blocks.Items.Select(block => block.UserId).ShouldBe([other.UserId]);
        var refused = await Should.ThrowAsync<QeyafaProblemException>(() =>
            other.Client.Messages.SendAsync(new SendMessageBody { RecipientId = userId, Content = "Hello?" }, cancellationToken: cancellationToken));
        refused.Code.ShouldBe("recipient_unreachable");
    }
}
