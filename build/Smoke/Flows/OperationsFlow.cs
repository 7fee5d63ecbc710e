namespace Qeyafa.Build.Smoke.Flows;

/// <summary>Health, pages, and what holds for every answer.</summary>
internal static class OperationsFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        var stranger = run.Stranger;
        await run.StepAsync("the process lives", async () => (await stranger.GetAsync("/health/live")).Must(200).MustSay("status", "healthy"));
        await run.StepAsync("database, storage and worker are ready", async () =>
        {
            var ready = (await stranger.GetAsync("/health/ready")).Must(200);
            ready.MustHold(ready.Member("checks").GetArrayLength() > 0, "names its checks");
        });
        await run.StepAsync("the signing keys are published", async () =>
        {
            var keys = (await stranger.GetAsync("/.well-known/jwks.json")).Must(200);
            keys.MustHold(keys.Member("keys").GetArrayLength() > 0, "has a key");
        });
        await run.StepAsync("a problem has a page", async () => (await stranger.GetAsync("/problems/not_found", ("Accept", "text/html"))).Must(200).MustHold(true, "is a page"));
        await run.StepAsync("an unknown path is a problem", async () => (await stranger.GetAsync("/api/v1/nowhere")).MustBeProblem(404, "not_found"));
        await run.StepAsync("a method that is not there is refused", async () => (await stranger.DeleteAsync("/health/live")).MustBeProblem(405).Header("Allow"));
        await run.StepAsync("HEAD answers as GET does, without the body", async () =>
        {
            var head = (await stranger.SendAsync(HttpMethod.Head, "/api/v1/measurements/vocabulary", null)).Must(200);
            head.MustHold(head.Body.Length == 0, "has no body");
        });
        await run.StepAsync("a request's id is echoed", async () =>
        {
            var answer = (await stranger.GetAsync("/api/v1/measurements/vocabulary", ("X-Request-Id", run.Mark))).Must(200);
            answer.MustHold(answer.Header("X-Request-Id") == run.Mark, $"echoes X-Request-Id {run.Mark}");
        });
        await run.StepAsync("security headers and rate limits stand on answers", async () =>
        {
            var answer = (await stranger.GetAsync("/api/v1/measurements/vocabulary")).Must(200);
            answer.MustHold(answer.Header("X-Content-Type-Options") == "nosniff", "says nosniff");
            answer.Header("RateLimit-Limit");
            answer.Header("RateLimit-Remaining");
        });
        await run.StepAsync("a request without a token is refused", async () => (await stranger.GetAsync("/api/v1/auth/me")).MustBeProblem(401, "unauthenticated").Header("WWW-Authenticate"));
        await run.StepAsync("a forged token is refused", async () => (await stranger.GetAsync("/api/v1/auth/me", ("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."))).MustBeProblem(401));
        await run.StepAsync("the outbox of the testers", async () =>
        {
            var outbox = await stranger.GetAsync($"/qa/outbox?to={run.Mark}@example.com");
            run.HasOutbox = outbox.Status == 200;
            if (outbox.Status == 404 && !run.Options.NeedsOutbox)
            {
                throw new StepSkippedException("there is no /qa/outbox here, as in Production");
            }

            outbox.Must(200).Member("items");
        });
    }
}
