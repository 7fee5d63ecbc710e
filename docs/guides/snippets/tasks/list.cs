using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TasksList : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        foreach (var (title, done) in new[] { ("Choose the lining", false), ("Measure again", false), ("Lining paid", true) })
        {
            await client.Tasks.CreateAsync(userId, new NewTaskBody { Title = title, IsCompleted = done }, cancellationToken: cancellationToken);
        }

        var titles = new List<string>();
        // show
        var open = Paging.AllAsync<WorkItem>(
            async (cursor, stop) => await client.Tasks.ListAsync(
                userId,
                isCompleted: false,
                sort: WorkItemOrder.Oldest,
                limit: 100,
                cursor: cursor,
                cancellationToken: stop),
            cancellationToken);
        await foreach (var task in open)
        {
            titles.Add(task.Title);
        }

        var found = await client.Tasks.ListAsync(
            userId,
            q: "lin",
            cancellationToken: cancellationToken);
        // end
        titles.ShouldBe(["Choose the lining", "Measure again"]);
        found.Items.Select(task => task.Title).ShouldBe(["Lining paid", "Choose the lining"]);
    }
}
