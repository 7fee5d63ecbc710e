using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TasksChange : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var id = (await client.Tasks.CreateAsync(userId, new NewTaskBody { Title = "Choose the lining", Description = "Silk" }, cancellationToken: cancellationToken)).Id;
        // show
        using var seen = AnswerCapture.Begin();
        await client.Tasks.GetAsync(userId, id, cancellationToken: cancellationToken);
        var task = await client.Tasks.ChangeAsync(
            userId,
            id,
            new ChangeTaskBody { Title = "Choose the lining of the coat" },
            ifMatch: seen.ETag,
            cancellationToken);
        // end
        task.Title.ShouldBe("Choose the lining of the coat");
        task.Description.ShouldBe("Silk");
    }
}
