using System.Diagnostics;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Testing;
using Qeyafa.Testing.DemoDrawings;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview;

/// <summary>For looking at: every garment on every person, on one sheet in <c>artifacts/tryon-preview</c>.</summary>
[Explicit("Its result is for people to look at.")]
public sealed class ContactSheet
{
    private static readonly string[] Garments = ["tshirt", "shirt", "coat", "dress", "skirt", "trousers"];

    [Test]
    public async Task Draw()
    {
        var folder = Directory.CreateDirectory(Path.Combine(WorkTree.Root, "artifacts", "tryon-preview")).FullName;
        using var work = new Workplace();
        List<string> made = [];
        foreach (var person in Drawings.People)
        {
            work.Put(work.BodyKey, $"person-{person.Name}-front");
            foreach (var garment in Garments)
            {
                work.Put(work.GarmentKey, $"garment-{garment}");
                var clock = Stopwatch.StartNew();
                var step = await work.Engine.AdvanceAsync(JobOf(work, person, garment), CancellationToken.None);
                await TestContext.Out.WriteLineAsync($"{person.Name} in {garment}: {clock.ElapsedMilliseconds} ms");
                using var picture = step.ShouldBeOfType<EngineStep.Succeeded>().Picture;
                made.Add(Path.Combine(folder, $"{person.Name}-{garment}.jpg"));
                File.Copy(picture.Path, made[^1], overwrite: true);
            }
        }

        var across = Garments.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await work.Studio.RunAsync(["arrayjoin", string.Join(' ', made), Path.Combine(folder, "sheet.png"), "--across", across, "--shim", "4"], CancellationToken.None);
        await work.Studio.RunAsync(["thumbnail", Path.Combine(folder, "sheet.png"), Path.Combine(folder, "sheet.jpg") + "[Q=80,strip]", "1600"], CancellationToken.None);
        File.Exists(Path.Combine(folder, "sheet.jpg")).ShouldBeTrue();
    }

    private static EngineJob JobOf(Workplace work, DrawnPerson person, string garment) => work.Job(
        garment,
        person.Height,
        ("shoulders", person.Shoulders),
        ("chest", person.Chest),
        ("waist", person.Waist),
        ("hips", person.Hips),
        ("outseam", person.Outseam),
        ("inseam", person.Inseam));
}
