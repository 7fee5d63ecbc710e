using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ConversationsSend : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var maker = await AnotherPersonAsync("contractor");
        // show
        var message = await client.Messages.SendAsync(
            new SendMessageBody
            {
                RecipientId = maker.UserId,
                Content = "Could the fitting be on Friday?",
            },
            cancellationToken: cancellationToken);
        Console.WriteLine($"{message.ConversationId}: {message.IsRead}");
        // end
        message.SenderId.ShouldBe(userId);
        message.RecipientId.ShouldBe(maker.UserId);
        message.ConversationId.ShouldStartWith("c_");
    }
}
