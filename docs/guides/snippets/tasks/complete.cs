using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TasksComplete : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var id = (await client.Tasks.CreateAsync(userId, new NewTaskBody { Title = "Choose the lining" }, cancellationToken: cancellationToken)).Id;
        var second = await client.Tasks.CreateAsync(userId, new NewTaskBody { Title = "Measure again" }, cancellationToken: cancellationToken);
        string[] ids = [id, second.Id, "65f0c2a4e1b2c3d4e5f60718"];
        // show
        var done = await client.Tasks.CompleteAsync(
            userId,
            id,
            cancellationToken: cancellationToken);
        var reopened = await client.Tasks.ReopenAsync(
            userId,
            id,
            cancellationToken: cancellationToken);

        // Up to 100 at once.
        var answer = await client.Tasks.CompleteManyAsync(
            userId,
            new CompleteTasksBody { Ids = ids },
            cancellationToken);
        // end
        done.IsCompleted.ShouldBeTrue();
        reopened.IsCompleted.ShouldBeFalse();
        answer.Completed.ShouldBe([id, second.Id]);
        answer.NotFound.ShouldBe(["65f0c2a4e1b2c3d4e5f60718"]);
    }
}
