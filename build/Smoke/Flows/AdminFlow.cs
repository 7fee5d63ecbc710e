namespace Qeyafa.Build.Smoke.Flows;

/// <summary>What administrators do, where one is given.</summary>
internal static class AdminFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        var role = $"smoke_{run.Mark}";
        SmokePerson Admin() => SmokeRun.Need(run.Admin, run.Options.AdminEmail is null ? "no administrator is given (--admin-email)" : "the administrator could not sign in");
        await run.StepAsync("the administrator signs in", async () =>
        {
            var email = SmokeRun.Need(run.Options.AdminEmail, "no administrator is given (--admin-email)");
            var admin = run.Guest("Admin");
            admin.Keep((await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(email, run.Options.AdminPassword ?? ""))).Must(200));
            run.Admin = admin;
        });
        await run.StepAsync("people are found", async () =>
        {
            var found = (await Admin().GetAsync($"/api/v1/users?q=smoke.{run.Mark}")).Must(200);
            found.MustSay("items.0.id", run.NeedMaya().Id);
        });
        await run.StepAsync("a person is suspended, refused, and active again", async () =>
        {
            var (admin, omar) = (Admin(), run.NeedOmar());
            (await admin.PatchAsync($"/api/v1/users/{omar.Id}", """{"status": "suspended"}""")).Must(200).MustSay("is_active", false);
            (await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(omar.Email, omar.Password))).MustBeProblem(403, "account_suspended");
            (await admin.PatchAsync($"/api/v1/users/{omar.Id}", """{"status": "active"}""")).Must(200);
            omar.Keep((await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(omar.Email, omar.Password))).Must(200));
        });
        await run.StepAsync("a role is made, given, refused its deletion, and deleted", async () =>
        {
            var (admin, omar) = (Admin(), run.NeedOmar());
            (await admin.PostAsync("/api/v1/roles", $$"""{"name": "{{role}}", "description": "Of a smoke run", "permissions": []}""")).Must(201);
            try
            {
                (await admin.PutAsync($"/api/v1/users/{omar.Id}/roles", $$"""{"roles": ["customer", "{{role}}"]}""")).Must(200);
                (await admin.DeleteAsync($"/api/v1/roles/{role}")).MustBeProblem(409);
                (await admin.PutAsync($"/api/v1/roles/{role}", """{"description": "Changed", "permissions": []}""")).Must(200).MustSay("description", "Changed");
            }
            finally
            {
                (await admin.PutAsync($"/api/v1/users/{omar.Id}/roles", """{"roles": ["customer"]}""")).Must(200);
                (await admin.DeleteAsync($"/api/v1/roles/{role}")).Must(204);
            }
        });
        await run.StepAsync("what happened is in the audit log", async () =>
        {
            var log = (await Admin().GetAsync($"/api/v1/admin/audit?subject={run.NeedOmar().Id}")).Must(200);
            log.MustHold(log.Member("items").GetArrayLength() > 0, "has entries about the person that was changed");
        });
        await run.StepAsync("the audit log is for administrators only", async () => (await run.NeedMaya().GetAsync("/api/v1/admin/audit")).MustBeProblem(403));
    }
}
