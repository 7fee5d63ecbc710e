using System.Net.Http.Json;

namespace Qeyafa.CSharpClient.Tests;

/// <summary>The client never sends null. It can say all the same what there is to say, as the API takes null for a member that is left out.</summary>
internal sealed class NullTests
{
    [Test]
    public async Task Null_InAPatch_LeavesTheMember_AsLeavingItOutDoes()
    {
        await using var clients = new Clients();
        var user = await clients.RegisterAsync();
        var task = await clients.Client.Tasks.CreateAsync(user.Id, new NewTaskBody { Title = "Shorten the sleeve", Description = "By 2 cm" });

        using var answer = await clients.Client.Http.PatchAsJsonAsync($"api/v1/users/{user.Id}/tasks/{task.Id}", new Dictionary<string, string?>(StringComparer.Ordinal) { ["title"] = "Shorten both", ["description"] = null });
        var byNull = await clients.Client.Tasks.GetAsync(user.Id, task.Id);
        var byLeavingOut = await clients.Client.Tasks.ChangeAsync(user.Id, task.Id, new ChangeTaskBody { Title = "Shorten both sleeves" });

        (byNull.Title, byNull.Description).ShouldBe(("Shorten both", "By 2 cm"));
        (byLeavingOut.Title, byLeavingOut.Description).ShouldBe(("Shorten both sleeves", "By 2 cm"));
    }

    [Test]
    public async Task EmptyText_InAPatch_ClearsTheMember()
    {
        await using var clients = new Clients();
        var user = await clients.RegisterAsync();
        var task = await clients.Client.Tasks.CreateAsync(user.Id, new NewTaskBody { Title = "Shorten the sleeve", Description = "By 2 cm" });

        var changed = await clients.Client.Tasks.ChangeAsync(user.Id, task.Id, new ChangeTaskBody { Description = "" });

        (changed.Title, changed.Description).ShouldBe(("Shorten the sleeve", null));
    }

    [Test]
    public async Task Member_LeftOutOfAReplacement_IsCleared()
    {
        await using var clients = new Clients();
        await clients.RegisterAsync();
        await clients.Client.Users.EditProfileAsync(new EditProfileBody { Name = "Maya", Bio = "Tailor since 2009.", AvatarUrl = "https://example.com/maya.jpg" });

        var edited = await clients.Client.Users.EditProfileAsync(new EditProfileBody { Name = "Maya", Bio = "Tailor since 2009.", AvatarUrl = null });

        (edited.Bio, edited.AvatarUrl).ShouldBe(("Tailor since 2009.", null));
    }
}
