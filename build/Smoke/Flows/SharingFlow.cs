namespace Qeyafa.Build.Smoke.Flows;

/// <summary>Sharing one's data with somebody, and ending it.</summary>
internal static class SharingFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        string Share() => $"/api/v1/users/{run.NeedMaya().Id}/shares/{run.NeedTailor().Id}";
        string History() => $"/api/v1/measurements/history/{run.NeedMaya().Id}";
        string Body(string scope, DateTime until) => $$"""{"scopes": ["{{scope}}"], "expires_at": "{{until:yyyy-MM-ddTHH:mm:ssZ}}"}""";
        await run.StepAsync("measurements are shared, and only they", async () =>
        {
            (await run.NeedTailor().GetAsync(History())).MustBeProblem(404);
            (await run.NeedMaya().PutAsync(Share(), Body("measurements:read", DateTime.UtcNow.AddDays(1)))).Must(201).Header("ETag");
            (await run.NeedTailor().GetAsync(History())).Must(200);
            (await run.NeedTailor().GetAsync($"/api/v1/profile/{run.NeedMaya().Id}")).MustBeProblem(404);
            (await run.NeedTailor().PostAsync("/api/v1/measurements", $$"""{"weight": 60, "user_id": "{{run.NeedMaya().Id}}"}""")).MustBeProblem(404);
        });
        await run.StepAsync("who may write for another does so", async () =>
        {
            (await run.NeedMaya().PutAsync(Share(), Body("measurements:write", DateTime.UtcNow.AddDays(1)))).Must(200);
            (await run.NeedTailor().PostAsync("/api/v1/measurements", $$"""{"weight": 60, "user_id": "{{run.NeedMaya().Id}}"}""")).Must(201).MustSay("user_id", run.NeedMaya().Id);
        });
        await run.StepAsync("shares are listed and read", async () =>
        {
            (await run.NeedMaya().GetAsync($"/api/v1/users/{run.NeedMaya().Id}/shares")).Must(200).MustSay("items.0.grantee_id", run.NeedTailor().Id);
            (await run.NeedMaya().GetAsync(Share())).Must(200).MustSay("scopes.0", "measurements:write");
        });
        await run.StepAsync("who is no tailor or society reaches nothing by a share", async () =>
        {
            (await run.NeedMaya().PutAsync($"/api/v1/users/{run.NeedMaya().Id}/shares/{run.NeedOmar().Id}", Body("measurements:read", DateTime.UtcNow.AddDays(1)))).Must(201);
            (await run.NeedOmar().GetAsync(History())).MustBeProblem(404);
            (await run.NeedMaya().DeleteAsync($"/api/v1/users/{run.NeedMaya().Id}/shares/{run.NeedOmar().Id}")).Must(204);
        });
        await run.StepAsync("a share that has ended already breaks a rule", async () => (await run.NeedMaya().PutAsync(Share(), Body("measurements:read", DateTime.UtcNow.AddDays(-1)))).MustBeProblem(422));
        await run.StepAsync("a share that is ended opens nothing", async () =>
        {
            (await run.NeedMaya().DeleteAsync(Share())).Must(204);
            (await run.NeedMaya().GetAsync(Share())).MustBeProblem(404);
            (await run.NeedTailor().GetAsync(History())).MustBeProblem(404);
        });
    }
}
