namespace Qeyafa.Build.Smoke.Flows;

/// <summary>The profile.</summary>
internal static class ProfileFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        const string Body = """{"date_of_birth": "1991-03-14", "gender": "female", "preferences": {"preferred_unit": "cm", "locale": "en-GB"} }""";
        string Path() => $"/api/v1/profile/{run.NeedMaya().Id}";
        await run.StepAsync("who has none has none", async () => (await run.NeedMaya().GetAsync(Path())).MustBeProblem(404));
        await run.StepAsync("the first one is made", async () => (await run.NeedMaya().PutAsync(Path(), Body)).Must(201).MustSay("preferences.locale", "en-GB"));
        await run.StepAsync("it is replaced in the version that was read", async () =>
        {
            var read = (await run.NeedMaya().GetAsync(Path())).Must(200).MustSay("date_of_birth", "1991-03-14");
            (await run.NeedMaya().PutAsync(Path(), Body, ("If-Match", read.Header("ETag")))).Must(200);
            (await run.NeedMaya().PutAsync(Path(), Body, ("If-Match", read.Header("ETag")))).MustBeProblem(412);
        });
        await run.StepAsync("a date of birth to come breaks a rule", async () => (await run.NeedMaya().PutAsync(Path(), """{"date_of_birth": "2999-01-01"}""")).MustBeProblem(422).Member("errors.date_of_birth"));
        await run.StepAsync("another's is as absent", async () => (await run.NeedOmar().GetAsync(Path())).MustBeProblem(404));
    }
}
