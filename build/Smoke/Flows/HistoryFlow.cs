using System.Text;

namespace Qeyafa.Build.Smoke.Flows;

/// <summary>What is made of a person's measurements: pages, latest, trends, comparison, CSV and chart.</summary>
internal static class HistoryFlow
{
    private const string Csv = "processed_at,unit,weight,chest,waist\r\n2026-02-01T09:00:00Z,cm,61,92,74\r\n2026-03-01T09:00:00Z,cm,62,93,75\r\n2026-04-01T09:00:00Z,cm,60,91,73\r\n";

    public static async Task RunAsync(SmokeRun run)
    {
        var ids = new List<string>();
        string Of(string what) => $"/api/v1/measurements/{what}/{run.NeedMaya().Id}";
        await run.StepAsync("measurements are imported from CSV", async () => (await run.NeedMaya().SendAsync(
            HttpMethod.Post, "/api/v1/measurements/import", () => new StringContent(Csv, Encoding.UTF8, "text/csv"), ("Idempotency-Key", $"{run.Mark}-import"))).Must(200, 201));
        await run.StepAsync("the history is paged by cursor, newest first", async () =>
        {
            var next = Of("history") + "?limit=2&include_total=true";
            string? cursor;
            do
            {
                var page = (await run.NeedMaya().GetAsync(next)).Must(200);
                ids.AddRange(page.Member("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
                cursor = page.Member("next_cursor").GetString();
                page.MustHold((page.HasHeader("Link") && page.Header("Link").Contains("rel=\"next\"", StringComparison.Ordinal)) == cursor is not null, "leads to the next page in Link while there is one");
                next = Of("history") + $"?limit=2&cursor={Uri.EscapeDataString(cursor ?? "")}";
            }
            while (cursor is not null && ids.Count < 100);
            (await run.NeedMaya().GetAsync(Of("history") + "?limit=1&include_total=true")).Must(200).MustSay("total", ids.Count).MustHold(ids.Count >= 3 && ids.Distinct().Count() == ids.Count, "has every record once");
        });
        await run.StepAsync("the history is filtered by time and shown in inches", async () =>
        {
            var march = (await run.NeedMaya().GetAsync(Of("history") + "?from=2026-02-15T00:00:00Z&to=2026-03-15T00:00:00Z&unit=inch")).Must(200).MustSay("items.0.unit", "inch");
            march.MustHold(march.Member("items").GetArrayLength() == 1, "has one record");
        });
        await run.StepAsync("a wrong cursor and a limit beyond the greatest are refused", async () =>
        {
            (await run.NeedMaya().GetAsync(Of("history") + "?cursor=invented")).MustHold(true, "").Must(400, 422);
            (await run.NeedMaya().GetAsync(Of("history") + "?limit=101")).Must(400, 422);
        });
        await run.StepAsync("the latest is found", async () => (await run.NeedMaya().GetAsync(Of("latest"))).Must(200).MustSay("user_id", run.NeedMaya().Id));
        await run.StepAsync("trends say how each measurement developed", async () =>
        {
            var trends = (await run.NeedMaya().GetAsync(Of("trends") + "?names=chest&from=2026-02-01T00:00:00Z&to=2026-04-30T00:00:00Z&interval=month")).Must(200).MustSay("user_id", run.NeedMaya().Id);
            trends.MustSay("series.0.name", "chest").MustSay("series.0.min", 91.0).MustSay("series.0.max", 93.0).MustSay("series.0.change", -1.0);
        });
        await run.StepAsync("two measurements are compared", async () =>
        {
            if (ids.Count < 2)
            {
                throw new StepSkippedException("there are not two measurements");
            }

            var compared = (await run.NeedMaya().GetAsync($"/api/v1/measurements/compare?from_id={ids[^1]}&to_id={ids[0]}")).Must(200);
            compared.MustHold(compared.Text.Contains("chest", StringComparison.Ordinal), "compares the chest");
        });
        await run.StepAsync("the history is exported as CSV", async () =>
        {
            var csv = (await run.NeedMaya().GetAsync(Of("history") + ".csv")).Must(200);
            csv.MustHold(csv.Header("Content-Type").StartsWith("text/csv", StringComparison.Ordinal) && csv.Text.Contains("processed_at", StringComparison.Ordinal), "is CSV with a heading");
        });
        await run.StepAsync("the history is drawn", async () =>
        {
            var chart = (await run.NeedMaya().GetAsync(Of("chart") + ".svg?names=chest,waist")).Must(200);
            chart.MustHold(chart.Header("Content-Type").StartsWith("image/svg+xml", StringComparison.Ordinal) && chart.Text.Contains("<svg", StringComparison.Ordinal), "is an SVG picture");
        });
        await run.StepAsync("another's history is as absent", async () =>
        {
            foreach (var what in (string[])["history", "latest", "trends"])
            {
                (await run.NeedOmar().GetAsync(Of(what))).MustBeProblem(404);
            }
        });
    }
}
