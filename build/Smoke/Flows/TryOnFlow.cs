using System.Text.Json;

namespace Qeyafa.Build.Smoke.Flows;

/// <summary>Trying a garment on, to its end, and favourites.</summary>
internal static class TryOnFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        string? id = null;
        string? garment = null;
        var isCompleted = false;
        string Path() => $"/api/v1/tryon/{SmokeRun.Need(id, "asking for a try-on did not work")}";
        await run.StepAsync("a try-on is asked for", async () =>
        {
            var body = (await run.NeedMaya().GetAsync("/api/v1/body")).Must(200);
            var garments = (await run.NeedMaya().GetAsync("/api/v1/clothing")).Must(200);
            if (body.Member("image_url").ValueKind != JsonValueKind.String || garments.Member("items").GetArrayLength() == 0 || garments.Member("items.0.image_url").ValueKind != JsonValueKind.String)
            {
                throw new StepSkippedException("body or garment have no picture");
            }

            garment = garments.TextOf("items.0.id");
            var asked = (await run.NeedMaya().PostAsync("/api/v1/tryon", $$"""{"body_id": "{{body.TextOf("id")}}", "clothing_id": "{{garment}}"}""", ("Idempotency-Key", $"{run.Mark}-tryon"))).Must(202);
            id = asked.TextOf("id");
            asked.MustHold(asked.Header("Location").EndsWith(id, StringComparison.Ordinal), "says in Location where it is");
        });
        await run.StepAsync("its events go on to its end", async () =>
        {
            using var stop = new CancellationTokenSource(run.Options.WorkPatience);
            using var events = await run.NeedMaya().FollowAsync(Path() + "/events", stop.Token);
            var last = "";
            await foreach (var (name, _, data) in events.ReadAsync(stop.Token))
            {
                last = name == "status" ? JsonDocument.Parse(data).RootElement.GetProperty("status").GetString()! : last;
            }

            isCompleted = last == "completed";
            var ended = (await run.NeedMaya().GetAsync(Path())).Must(200);
            ended.MustHold(isCompleted, "says at the end of its events that it is completed").MustSay("status", "completed");
        });
        await run.StepAsync("its result is a picture", async () =>
        {
            NeedEnd(isCompleted);
            var link = (await run.NeedMaya().GetAsync(Path())).Must(200).TextOf("result_image_url");
            var result = (await run.Stranger.GetAsync(WardrobeFlow.Relative(link))).Must(200);
            result.MustHold(result.Body is [0xFF, 0xD8, ..], "is a JPEG picture");
        });
        await run.StepAsync("it is listed by its state", async () =>
        {
            NeedEnd(isCompleted);
            (await run.NeedMaya().GetAsync("/api/v1/tryon?status=completed")).Must(200).MustSay("items.0.id", id);
        });
        await run.StepAsync("what has ended is neither canceled nor begun again", async () =>
        {
            NeedEnd(isCompleted);
            (await run.NeedMaya().PostAsync(Path() + "/cancel")).MustBeProblem(409);
            (await run.NeedMaya().PostAsync(Path() + "/retry")).MustBeProblem(409);
        });
        await run.StepAsync("it becomes a favourite, once, and is one no more", async () =>
        {
            NeedEnd(isCompleted);
            (await run.NeedMaya().PutAsync($"/api/v1/favorites/{id}")).Must(201);
            (await run.NeedMaya().PutAsync($"/api/v1/favorites/{id}")).Must(200);
            (await run.NeedMaya().GetAsync("/api/v1/favorites")).Must(200).MustSay("items.0.tryon_id", id).MustSay("items.0.tryon.status", "completed");
            (await run.NeedMaya().DeleteAsync($"/api/v1/favorites/{id}")).Must(204);
        });
        await run.StepAsync("another's try-on is as absent, and another's garment cannot be tried on", async () =>
        {
            (await run.NeedOmar().GetAsync(Path())).MustBeProblem(404);
            (await run.NeedOmar().PostAsync("/api/v1/tryon", $$"""{"body_id": "{{id}}", "clothing_id": "{{garment}}"}""")).Must(404, 409, 422);
        });
        await run.StepAsync("it is deleted, and so are garment and body", async () =>
        {
            (await run.NeedMaya().DeleteAsync(Path())).Must(204);
            (await run.NeedMaya().GetAsync(Path())).MustBeProblem(404);
            (await run.NeedMaya().DeleteAsync($"/api/v1/clothing/{garment}")).Must(204);
            (await run.NeedMaya().DeleteAsync("/api/v1/body")).Must(204);
        });
    }

    private static void NeedEnd(bool isCompleted)
    {
        if (!isCompleted)
        {
            throw new StepSkippedException("no try-on came to its end");
        }
    }
}
