using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Messaging;

/// <summary>A node is killed while messages flow: whoever watched there goes on at another one.</summary>
[NonParallelizable]
public sealed class NodeFaultTests
{
    private const int PerPerson = 80;

    /// <summary>How many each writes at the end, when somebody watches again: so messages flow while the node dies, however fast they are written.</summary>
    private const int Last = 5;

    [Test]
    public async Task Node_KilledWhileMessagesFlow_LosesNothingAndDoublesNothing()
    {
        using var maya = await Messenger.First.RegisterAsync("Maya");
        using var tunde = await Messenger.Second.RegisterAsync("Tunde");
        using var node = await NodeProcess.StartAsync();
        using var mayaThere = node.At(maya);
        using var first = await EventReader.OpenAsync(mayaThere);
        using var others = await EventReader.OpenAsync(Messenger.At(Messenger.Second, tunde));

        var watched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var flowing = Task.WhenAll(FlowAsync(maya, tunde.Id, watched.Task), FlowAsync(tunde, maya.Id, watched.Task));
        var seen = new List<string>();
        while (seen.Count < PerPerson / 2)
        {
            seen.Add((await first.NextAsync()).ShouldNotBeNull().Text("id"));
        }

        node.Kill();
        while (await first.NextAsync() is { } late)
        {
            seen.Add(late.Text("id"));
        }

        using var second = await EventReader.OpenAsync(Messenger.At(Messenger.Second, maya), seen[^1]);
        watched.SetResult();
        var othersSeen = new List<string>();
        while (seen.Count < 2 * PerPerson)
        {
            seen.Add(await NextAsync(second, flowing));
        }

        while (othersSeen.Count < 2 * PerPerson)
        {
            othersSeen.Add(await NextAsync(others, flowing));
        }

        var sent = (await flowing).SelectMany(ids => ids).ToArray();
        seen.ShouldBe(sent, ignoreOrder: true);
        othersSeen.ShouldBe(seen);
        (await OrderAsync(maya)).ShouldBe(seen);
        using var last = await EventReader.OpenAsync(maya, seen[^1]);
        await tunde.WriteAsync(maya.Id, "The end");
        (await second.TextsAsync(1)).ShouldBe(["The end"]);
        (await last.TextsAsync(1)).ShouldBe(["The end"]);
    }

    /// <summary>The id of the next message. Where a write has failed, that is why none comes.</summary>
    private static async Task<string> NextAsync(EventReader events, Task flowing)
    {
        var next = events.NextAsync();
        if (await Task.WhenAny(next, flowing) == flowing)
        {
            await flowing;
        }

        return (await next).ShouldNotBeNull().Text("id");
    }

    private static async Task<string[]> FlowAsync(Person sender, string recipient, Task watched)
    {
        var ids = new string[PerPerson];
        for (var number = 0; number < PerPerson; number++)
        {
            if (number == PerPerson - Last)
            {
                await watched;
            }

            ids[number] = (await sender.WriteAsync(recipient, $"m{number}")).Text("id");
        }

        return ids;
    }

    /// <summary>The conversation's messages in its own order.</summary>
    private static async Task<string[]> OrderAsync(Person person)
    {
        var conversation = (await person.ConversationsAsync()).Single().Text("conversation_id");
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await person.ListAsync($"/conversations/{conversation}?direction=newer&limit=100{(cursor is null ? "" : $"&cursor={cursor}")}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("id")));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        return [.. ids];
    }
}
