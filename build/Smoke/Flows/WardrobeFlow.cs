using System.Text;

namespace Qeyafa.Build.Smoke.Flows;

/// <summary>The body record, the wardrobe and pictures.</summary>
internal static class WardrobeFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        string? garment = null;
        string? picture = null;
        string Garment() => $"/api/v1/clothing/{SmokeRun.Need(garment, "adding a garment did not work")}";
        await run.StepAsync("the body is described", async () =>
        {
            (await run.NeedMaya().PutAsync("/api/v1/body", """{"height": 166, "weight": 61, "measurements": {"chest": 92, "waist": 74, "hips": 99}}""")).Must(200, 201);
            (await run.NeedMaya().GetAsync("/api/v1/body")).Must(200).MustSay("measurements.hips", 99.0);
        });
        await run.StepAsync("a picture of the body is uploaded", async () =>
            picture = (await run.NeedMaya().UploadAsync("/api/v1/body/image", Image(SmokePicture.Person()))).Must(200, 201).TextOf("image_url"));
        await run.StepAsync("a picture is shown by its link, whole, small, in parts and not again", async () =>
        {
            var link = Relative(SmokeRun.Need(picture, "no picture could be uploaded"));
            var whole = (await run.Stranger.GetAsync(link)).Must(200);
            whole.MustHold(whole.Header("Content-Type") == "image/jpeg" && whole.Body is [0xFF, 0xD8, ..], "is a JPEG picture");
            (await run.Stranger.GetAsync(link + "&size=small")).Must(200);
            var part = (await run.Stranger.GetAsync(link, ("Range", "bytes=0-9"))).Must(206);
            part.MustHold(part.Body.Length == 10, "has ten bytes");
            (await run.Stranger.GetAsync(link, ("If-None-Match", whole.Header("ETag")))).Must(304);
        });
        await run.StepAsync("a link that was tampered with shows nothing", async () =>
        {
            var link = Relative(SmokeRun.Need(picture, "no picture could be uploaded"));
            (await run.Stranger.GetAsync(link.Replace("signature=", "signature=0", StringComparison.Ordinal))).Must(400, 404);
        });
        await run.StepAsync("what is no picture is refused", async () =>
        {
            _ = SmokeRun.Need(picture, "no picture could be uploaded");
            (await run.NeedMaya().UploadAsync("/api/v1/body/image", Image(Encoding.UTF8.GetBytes("root:x:0:0:root:/root:/bin/sh\n")))).MustBeProblem(415);
        });
        await run.StepAsync("a garment is added with its picture", async () =>
        {
            var added = (await run.NeedMaya().PostAsync("/api/v1/clothing", """{"name": "Red shirt", "category": "shirt", "brand": "Smoke"}""", ("Idempotency-Key", $"{run.Mark}-garment"))).Must(201);
            added.Header("Location");
            garment = added.TextOf("id");
            (await run.NeedMaya().UploadAsync(Garment() + "/image", Image(SmokePicture.Garment()))).Must(200).TextOf("image_url");
        });
        await run.StepAsync("the wardrobe is listed, searched and counted", async () =>
        {
            (await run.NeedMaya().GetAsync("/api/v1/clothing?category=shirt&brand=smoke&q=red")).Must(200).MustSay("items.0.id", SmokeRun.Need(garment, "adding a garment did not work"));
            (await run.NeedMaya().GetAsync("/api/v1/clothing/stats")).Must(200).MustSay("total", 1).MustSay("by_category.0.category", "shirt").MustSay("by_brand.0.count", 1);
        });
        await run.StepAsync("a garment is changed in the version that was read", async () =>
        {
            var read = (await run.NeedMaya().GetAsync(Garment())).Must(200);
            (await run.NeedMaya().PutAsync(Garment(), """{"name": "Crimson shirt", "category": "shirt"}""", ("If-Match", read.Header("ETag")))).Must(200).MustSay("brand", null);
            (await run.NeedMaya().PutAsync(Garment(), """{"name": "Late", "category": "shirt"}""", ("If-Match", read.Header("ETag")))).MustBeProblem(412);
        });
        await run.StepAsync("a garment without a name breaks a rule", async () => (await run.NeedMaya().PostAsync("/api/v1/clothing", """{"name": "", "category": "shirt"}""")).MustBeProblem(422).Member("errors.name"));
        await run.StepAsync("another's garment is as absent", async () => (await run.NeedOmar().GetAsync(Garment())).MustBeProblem(404));
    }

    /// <summary>A form with one picture.</summary>
    public static Dictionary<string, byte[]> Image(byte[] picture) => new() { ["image"] = picture };

    /// <summary>A link below the address that is tried, whatever host it names.</summary>
    public static string Relative(string link) => Uri.TryCreate(link, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal) ? absolute.PathAndQuery : link;
}
