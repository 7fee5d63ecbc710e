using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class TasksGive : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var maker = await AnotherPersonAsync("contractor");
        // show
        await client.Shares.PutAsync(
            userId,
            maker.UserId,
            new ShareBody
            {
                Scopes = ["measurements:read"],
                ExpiresAt = DateTimeOffset.UtcNow.AddDays(90),
            },
            cancellationToken: cancellationToken);

        var task = await client.Tasks.CreateAsync(
            userId,
            new NewTaskBody
            {
                Title = "Shorten the sleeves by 2 cm",
                AssignedTo = maker.UserId,
            },
            cancellationToken: cancellationToken);
        // end
        (await maker.Client.Tasks.ListAsync(maker.UserId, cancellationToken: cancellationToken)).Items.Select(given => given.Id).ShouldBe([task.Id]);
        (await maker.Client.Tasks.CompleteAsync(maker.UserId, task.Id, cancellationToken: cancellationToken)).IsCompleted.ShouldBeTrue();
        var refused = await Should.ThrowAsync<QeyafaProblemException>(() => maker.Client.Tasks.DeleteAsync(maker.UserId, task.Id, cancellationToken: cancellationToken));
        refused.Code.ShouldBe("task_not_yours");
    }
}
