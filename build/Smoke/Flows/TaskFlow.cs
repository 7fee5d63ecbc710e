namespace Qeyafa.Build.Smoke.Flows;

/// <summary>Tasks.</summary>
internal static class TaskFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        string? id = null;
        string All() => $"/api/v1/users/{run.NeedMaya().Id}/tasks";
        string One() => $"{All()}/{SmokeRun.Need(id, "making a task did not work")}";
        await run.StepAsync("a task is made", async () =>
        {
            var made = (await run.NeedMaya().PostAsync(All(), """{"title": "Measure again", "description": "In spring"}""", ("Idempotency-Key", $"{run.Mark}-task"))).Must(201).MustSay("is_completed", false);
            made.Header("Location");
            id = made.TextOf("id");
        });
        await run.StepAsync("tasks are listed and searched", async () => (await run.NeedMaya().GetAsync(All() + "?is_completed=false&q=measure")).Must(200).MustSay("items.0.id", SmokeRun.Need(id, "making a task did not work")));
        await run.StepAsync("a task is changed in part, and in no stale version", async () =>
        {
            var tag = (await run.NeedMaya().GetAsync(One())).Must(200).Header("ETag");
            (await run.NeedMaya().PatchAsync(One(), """{"title": "Measure soon"}""", ("If-Match", tag))).Must(200).MustSay("title", "Measure soon").MustSay("description", "In spring");
            (await run.NeedMaya().PutAsync(One(), """{"title": "Late"}""", ("If-Match", tag))).MustBeProblem(412);
        });
        await run.StepAsync("a task is completed, reopened and completed with others", async () =>
        {
            (await run.NeedMaya().PatchAsync(One() + "/complete")).Must(200).MustSay("is_completed", true);
            (await run.NeedMaya().PatchAsync(One() + "/reopen")).Must(200).MustSay("is_completed", false);
            (await run.NeedMaya().PostAsync(All() + "/complete", $$"""{"ids": ["{{id}}"]}""")).Must(200);
            (await run.NeedMaya().GetAsync(One())).Must(200).MustSay("is_completed", true);
        });
        await run.StepAsync("a task without a title breaks a rule", async () => (await run.NeedMaya().PostAsync(All(), """{"title": " "}""")).MustBeProblem(422).Member("errors.title"));
        await run.StepAsync("another's tasks are as absent", async () =>
        {
            (await run.NeedOmar().GetAsync(All())).MustBeProblem(404);
            (await run.NeedOmar().GetAsync(One())).MustBeProblem(404);
        });
        await run.StepAsync("a task is deleted", async () =>
        {
            (await run.NeedMaya().DeleteAsync(One())).Must(204);
            (await run.NeedMaya().GetAsync(One())).MustBeProblem(404);
        });
    }
}
