using System.Text.Json;

namespace Qeyafa.Build.Smoke.Flows;

/// <summary>Two people who write to each other, with the live stream, and blocking.</summary>
internal static class MessageFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        string? id = null;
        string? conversation = null;
        string Message(string text) => $$"""{"recipient_id": "{{run.NeedOmar().Id}}", "content": "{{text}}"}""";
        await run.StepAsync("a message comes in the recipient's stream", async () =>
        {
            using var stop = new CancellationTokenSource(run.Options.WorkPatience);
            using var stream = await run.NeedOmar().FollowAsync("/api/v1/messages/stream", stop.Token);
            var sent = (await run.NeedMaya().PostAsync("/api/v1/messages", Message("Hello Omar"), ("Idempotency-Key", $"{run.Mark}-message"))).Must(201).MustSay("content", "Hello Omar");
            (id, conversation) = (sent.TextOf("id"), sent.TextOf("conversation_id"));
            await foreach (var (name, eventId, data) in stream.ReadAsync(stop.Token))
            {
                if (name == "message" && eventId == id)
                {
                    sent.MustHold(JsonDocument.Parse(data).RootElement.GetProperty("content").GetString() == "Hello Omar", "comes in the stream as it was sent");
                    return;
                }
            }

            throw new StepFailedException($"the message {id} in the stream", "the stream ended without it");
        });
        await run.StepAsync("it is unread, and then read", async () =>
        {
            _ = SmokeRun.Need(id, "sending did not work");
            (await run.NeedOmar().GetAsync("/api/v1/messages/unread-count")).Must(200).MustSay("unread", 1);
            (await run.NeedOmar().GetAsync("/api/v1/messages/conversations")).Must(200).MustSay("items.0.conversation_id", conversation).MustSay("items.0.unread_count", 1).MustSay("items.0.last_message.id", id);
            (await run.NeedOmar().PostAsync($"/api/v1/messages/{id}/read")).Must(204);
            (await run.NeedOmar().GetAsync("/api/v1/messages/unread-count")).Must(200).MustSay("unread", 0);
        });
        await run.StepAsync("it is answered, and the conversation is read by both", async () =>
        {
            var answer = (await run.NeedOmar().PostAsync("/api/v1/messages", $$"""{"recipient_id": "{{run.NeedMaya().Id}}", "content": "Hello Maya", "parent_id": "{{SmokeRun.Need(id, "sending did not work")}}"}""")).Must(201);
            var read = (await run.NeedMaya().GetAsync($"/api/v1/messages/conversations/{conversation}")).Must(200);
            read.MustHold(read.Member("items").EnumerateArray().Any(item => item.GetProperty("id").GetString() == answer.TextOf("id")), "has the answer");
            (await run.NeedMaya().PostAsync($"/api/v1/messages/conversations/{conversation}/read")).Must(204);
            (await run.NeedMaya().GetAsync("/api/v1/messages/unread-count")).Must(200).MustSay("unread", 0);
        });
        await run.StepAsync("an empty message breaks a rule, and nobody is written to", async () =>
        {
            (await run.NeedMaya().PostAsync("/api/v1/messages", Message(""))).MustBeProblem(422);
            (await run.NeedMaya().PostAsync("/api/v1/messages", """{"recipient_id": "000000000000000000000000", "content": "Anybody?"}""")).Must(404, 422);
        });
        await run.StepAsync("who is blocked does not come through", async () =>
        {
            (await run.NeedOmar().PutAsync($"/api/v1/messages/blocks/{run.NeedMaya().Id}")).Must(204);
            (await run.NeedMaya().PostAsync("/api/v1/messages", Message("Still there?"))).MustBeProblem(422, "recipient_unreachable");
            (await run.NeedOmar().GetAsync("/api/v1/messages/blocks")).Must(200).MustSay("items.0.user_id", run.NeedMaya().Id);
            (await run.NeedOmar().DeleteAsync($"/api/v1/messages/blocks/{run.NeedMaya().Id}")).Must(204);
            (await run.NeedMaya().PostAsync("/api/v1/messages", Message("And now?"))).Must(201);
        });
        await run.StepAsync("a message is deleted by its sender alone", async () =>
        {
            (await run.NeedOmar().DeleteAsync($"/api/v1/messages/{SmokeRun.Need(id, "sending did not work")}")).MustBeProblem(404);
            (await run.NeedMaya().DeleteAsync($"/api/v1/messages/{id}")).Must(204);
        });
    }
}
