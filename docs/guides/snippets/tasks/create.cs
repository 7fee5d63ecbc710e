using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TasksCreate : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        // show
        var task = await client.Tasks.CreateAsync(
            userId,
            new NewTaskBody
            {
                Title = "Choose the lining",
                Description = "Silk or viscose: ask for both.",
            },
            cancellationToken: cancellationToken);
        // end
        task.Title.ShouldBe("Choose the lining");
        task.IsCompleted.ShouldBeFalse();
    }
}
