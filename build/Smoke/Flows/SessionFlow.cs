namespace Qeyafa.Build.Smoke.Flows;

/// <summary>Sessions, signing out and changing the password.</summary>
internal static class SessionFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        await run.StepAsync("the sessions of the account are listed", async () =>
        {
            var sessions = (await run.NeedMaya().GetAsync("/api/v1/auth/sessions")).Must(200);
            sessions.MustHold(sessions.Member("items").EnumerateArray().Count(session => session.GetProperty("current").GetBoolean()) == 1, "marks the one that asks");
        });
        await run.StepAsync("another session is ended and is refused from then on", async () =>
        {
            var maya = run.NeedMaya();
            var other = await SignInAsync(run, maya);
            var theirs = (await other.GetAsync("/api/v1/auth/sessions")).Must(200).Member("items").EnumerateArray().Single(session => session.GetProperty("current").GetBoolean());
            (await maya.DeleteAsync($"/api/v1/auth/sessions/{theirs.GetProperty("id").GetString()}")).Must(204);
            await RefusedAsync(run, other);
        });
        await run.StepAsync("signing out ends the session", async () =>
        {
            var other = await SignInAsync(run, run.NeedMaya());
            (await other.PostAsync("/api/v1/auth/logout")).Must(204);
            await RefusedAsync(run, other);
        });
        await run.StepAsync("a changed password replaces the old one and ends the other sessions", async () =>
        {
            var maya = run.NeedMaya();
            var other = await SignInAsync(run, maya);
            var changed = maya.Password + " changed";
            (await maya.PostAsync("/api/v1/auth/password/change", $$"""{"current_password": "{{maya.Password}}", "new_password": "{{changed}}"}""")).Must(204);
            maya.Password = changed;
            await RefusedAsync(run, other);
            maya.Keep((await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(maya.Email, changed))).Must(200));
        });
        await run.StepAsync("signing out everywhere ends every session", async () =>
        {
            var omar = run.NeedOmar();
            var other = await SignInAsync(run, omar);
            (await omar.PostAsync("/api/v1/auth/logout-all")).Must(204);
            await RefusedAsync(run, other);
            omar.Keep((await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(omar.Email, omar.Password))).Must(200));
        });
    }

    private static async Task<SmokePerson> SignInAsync(SmokeRun run, SmokePerson person)
    {
        var other = run.Another(person);
        other.Keep((await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(person.Email, person.Password))).Must(200));
        return other;
    }

    /// <summary>Other nodes know within five seconds that a session has ended.</summary>
    private static Task RefusedAsync(SmokeRun run, SmokePerson person) =>
        run.UntilAsync(() => person.GetAsync("/api/v1/auth/me"), answer => answer.Status == 401, answer => answer.MustBeProblem(401));
}
