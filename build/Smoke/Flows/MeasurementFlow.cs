namespace Qeyafa.Build.Smoke.Flows;

/// <summary>Recording, reading, changing and deleting a measurement.</summary>
internal static class MeasurementFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        const string Body = """{"measurements": {"chest": 92.5, "waist": 74}, "height": 166, "weight": 61.5, "processed_at": "2026-01-10T09:00:00Z", "note": "smoke"}""";
        string? id = null;
        string Path() => $"/api/v1/measurements/{SmokeRun.Need(id, "recording did not work")}";
        await run.StepAsync("the vocabulary is public", async () =>
        {
            var vocabulary = (await run.Stranger.GetAsync("/api/v1/measurements/vocabulary")).Must(200);
            vocabulary.MustHold(vocabulary.Text.Contains("\"chest\"", StringComparison.Ordinal), "knows the chest");
        });
        await run.StepAsync("a measurement is recorded", async () =>
        {
            var recorded = (await run.NeedMaya().PostAsync("/api/v1/measurements", Body)).Must(201).MustSay("measurements.chest", 92.5).MustSay("unit", "cm").MustSay("user_id", run.NeedMaya().Id);
            recorded.Header("ETag");
            id = recorded.TextOf("id");
            recorded.MustHold(recorded.Header("Location").EndsWith(id, StringComparison.Ordinal), "says in Location where it is");
        });
        await run.StepAsync("the same key does it once, and another body under it is refused", async () =>
        {
            var key = ("Idempotency-Key", $"{run.Mark}-measurement");
            var first = (await run.NeedMaya().PostAsync("/api/v1/measurements", Body, key)).Must(201);
            (await run.NeedMaya().PostAsync("/api/v1/measurements", Body, key)).Must(201).MustSay("id", first.TextOf("id"));
            (await run.NeedMaya().PostAsync("/api/v1/measurements", """{"weight": 60}""", key)).MustBeProblem(422, "idempotency_key_reused");
            (await run.NeedMaya().DeleteAsync($"/api/v1/measurements/{first.TextOf("id")}")).Must(204);
        });
        await run.StepAsync("it is read, and not again where nothing has changed", async () =>
        {
            var read = (await run.NeedMaya().GetAsync(Path())).Must(200).MustSay("weight", 61.5);
            (await run.NeedMaya().GetAsync(Path(), ("If-None-Match", read.Header("ETag")))).Must(304);
        });
        await run.StepAsync("it is shown in inches", async () => (await run.NeedMaya().GetAsync(Path() + "?unit=inch")).Must(200).MustSay("unit", "inch").MustSay("measurements.chest", 92.5 / 2.54));
        await run.StepAsync("it is replaced in the version that was read, and in no other", async () =>
        {
            var tag = (await run.NeedMaya().GetAsync(Path())).Must(200).Header("ETag");
            (await run.NeedMaya().PutAsync(Path(), Body.Replace("74", "73.5", StringComparison.Ordinal), ("If-Match", tag))).Must(200).MustSay("measurements.waist", 73.5);
            (await run.NeedMaya().PutAsync(Path(), Body, ("If-Match", tag))).MustBeProblem(412, "stale_version");
        });
        await run.StepAsync("a value that nobody has breaks a rule", async () =>
            (await run.NeedMaya().PostAsync("/api/v1/measurements", """{"measurements": {"chest": 925}}""")).MustBeProblem(422).Member("errors"));
        await run.StepAsync("a number as a text is refused", async () => (await run.NeedMaya().PostAsync("/api/v1/measurements", """{"weight": "61"}""")).MustBeProblem(400));
        await run.StepAsync("an id that is none is refused", async () => (await run.NeedMaya().GetAsync("/api/v1/measurements/nothing")).MustBeProblem(400));
        await run.StepAsync("another's is as absent, to read, change and delete", async () =>
        {
            var omar = run.NeedOmar();
            (await omar.GetAsync(Path())).MustBeProblem(404, "not_found");
            (await omar.PutAsync(Path(), Body)).MustBeProblem(404);
            (await omar.DeleteAsync(Path())).MustBeProblem(404);
        });
        await run.StepAsync("it is deleted", async () =>
        {
            (await run.NeedMaya().DeleteAsync(Path())).Must(204);
            (await run.NeedMaya().GetAsync(Path())).MustBeProblem(404);
        });
        await run.StepAsync("two pictures are measured by the service", async () =>
        {
            var pictures = new Dictionary<string, byte[]> { ["front"] = SmokePicture.Person(), ["side"] = SmokePicture.Person() };
            var measured = await run.NeedMaya().UploadAsync("/api/v1/measurements/process", pictures, ("height", "166"));
            if (measured.Status == 503)
            {
                throw new StepSkippedException($"there is no measurement service here, or it is away ({measured.TextOf("code")})");
            }

            // A real service need not find a person in a drawing.
            if (measured.Must(201, 422).Status == 422)
            {
                measured.MustBeProblem(422, "measuring_failed");
            }
        });
    }
}
