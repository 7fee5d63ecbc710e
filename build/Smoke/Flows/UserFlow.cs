namespace Qeyafa.Build.Smoke.Flows;

/// <summary>One's own account, what others see of it, roles, and the export.</summary>
internal static class UserFlow
{
    private static readonly string[] SeededRoles = ["customer", "contractor", "society", "admin"];

    public static async Task RunAsync(SmokeRun run)
    {
        await run.StepAsync("a person edits their account", async () => (await run.NeedMaya().PutAsync(
            "/api/v1/users/profile", $$"""{"name": "Maya Smoke", "bio": "Tries things", "username": "smoke.{{run.Mark}}", "address": {"city": "Rabat"} }""")).Must(200).MustSay("address.city", "Rabat"));
        await run.StepAsync("a person reads their account", async () => (await run.NeedMaya().GetAsync($"/api/v1/users/{run.NeedMaya().Id}")).Must(200).MustSay("name", "Maya Smoke"));
        await run.StepAsync("a stale change of the account is refused", async () =>
            (await run.NeedMaya().PutAsync("/api/v1/users/profile", """{"name": "Too late"}""", ("If-Match", "\"999\""))).MustBeProblem(412, "stale_version"));
        await run.StepAsync("another's account is as absent", async () => (await run.NeedOmar().GetAsync($"/api/v1/users/{run.NeedMaya().Id}")).MustBeProblem(404, "not_found"));
        await run.StepAsync("people are listed for administrators only", async () => (await run.NeedMaya().GetAsync("/api/v1/users")).MustBeProblem(403));
        await run.StepAsync("the roles are listed", async () =>
        {
            var roles = (await run.NeedMaya().GetAsync("/api/v1/roles?limit=100")).Must(200);
            var names = roles.Member("items").EnumerateArray().Select(role => role.GetProperty("name").GetString()).ToList();
            roles.MustHold(SeededRoles.All(names.Contains), "has the four roles that every installation has");
        });
        await run.StepAsync("roles are made by administrators only", async () =>
            (await run.NeedMaya().PostAsync("/api/v1/roles", """{"name": "smoke_role", "permissions": []}""")).MustBeProblem(403));
        await run.StepAsync("everything that is held about a person is exported", async () =>
        {
            var export = (await run.NeedMaya().GetAsync($"/api/v1/users/{run.NeedMaya().Id}/export")).Must(200);
            export.MustHold(export.Body.AsSpan().StartsWith("PK"u8), "is a ZIP");
        });
        await run.StepAsync("another's export is as absent", async () => (await run.NeedOmar().GetAsync($"/api/v1/users/{run.NeedMaya().Id}/export")).MustBeProblem(404));
    }
}
