using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Messaging;

public sealed class BlockTests
{
    [Test]
    public async Task Block_HoldsUntilItEnds_AndIsListed()
    {
        using var maya = await Messenger.First.RegisterAsync("Maya");
        using var tunde = await Messenger.First.RegisterAsync("Tunde");
        await tunde.WriteAsync(maya.Id, "Hello");
        ((int)(await maya.PutAsync($"/api/v1/messages/blocks/{tunde.Id}", "")).StatusCode).ShouldBe(204);
        ((int)(await maya.PutAsync($"/api/v1/messages/blocks/{tunde.Id}", "")).StatusCode).ShouldBe(204);

        await (await tunde.TryWriteAsync(maya.Id, "Hello?")).ProblemAsync(422, "recipient_unreachable");
        await maya.WriteAsync(tunde.Id, "I can still write");
        var listed = await maya.ListAsync("/blocks?include_total=true");
        (listed.GetProperty("items")[0].Text("user_id"), listed.GetProperty("total").GetInt32()).ShouldBe((tunde.Id, 1));
        (await tunde.ListAsync("/blocks")).GetProperty("items").GetArrayLength().ShouldBe(0);

        ((int)(await maya.DeleteAsync($"/api/v1/messages/blocks/{tunde.Id}")).StatusCode).ShouldBe(204);
        await (await maya.DeleteAsync($"/api/v1/messages/blocks/{tunde.Id}")).ProblemAsync(404, "not_found");
        await tunde.WriteAsync(maya.Id, "There you are");
    }

    [Test]
    public async Task Block_OfOneself_AndOfNoId_AreRefused()
    {
        using var maya = await Messenger.First.RegisterAsync("Maya");

        await (await maya.PutAsync($"/api/v1/messages/blocks/{maya.Id}", "")).ProblemAsync(422, "validation_failed");
        await (await maya.PutAsync("/api/v1/messages/blocks/nobody", "")).BlamesAsync("userId");
        await (await maya.GetAsync("/api/v1/messages/blocks?cursor=nonsense")).BlamesAsync("cursor");
    }
}
