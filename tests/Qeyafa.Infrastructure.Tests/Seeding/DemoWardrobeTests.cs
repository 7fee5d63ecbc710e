using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Seeding;
using Qeyafa.Infrastructure.Tests.Pictures;
using Qeyafa.Infrastructure.Tests.TryOn.Preview;
using Qeyafa.Infrastructure.TryOn.Preview;
using Qeyafa.Infrastructure.TryOn.Preview.Fitting;
using Qeyafa.Testing.DemoDrawings;

namespace Qeyafa.Infrastructure.Tests.Seeding;

public sealed class DemoWardrobeTests
{
    [Test]
    public void Everything_has_its_picture_and_every_picture_is_used() =>
        DemoWardrobe.Bodies.SelectMany(body => (string[])[body.FrontPicture, body.SidePicture]).Concat(DemoWardrobe.Garments.Select(garment => garment.Picture))
            .Order(StringComparer.Ordinal).ShouldBe(DemoPictures.Names);

    [Test]
    public void Bodies_are_measured_as_they_are_drawn() =>
        DemoWardrobe.Bodies.Select(body => (body.FrontPicture, body.HeightCm, body.MeasurementsCm["shoulders"], body.MeasurementsCm["chest"], body.MeasurementsCm["waist"], body.MeasurementsCm["hips"]))
            .ShouldBe(Drawings.People.Select(person => ($"person-{person.Name}-front", person.Height, person.Shoulders, person.Chest, person.Waist, person.Hips)));

    [Test]
    public void Every_category_is_one_that_the_preview_knows() =>
        DemoWardrobe.Garments.Select(garment => GarmentKinds.Of(garment.Category))
            .ShouldBe([GarmentKind.Top, GarmentKind.Top, GarmentKind.Trousers, GarmentKind.Skirt, GarmentKind.Dress, GarmentKind.Coat]);

    [Test]
    public async Task A_garment_is_tried_on_from_uploaded_pictures_to_a_stored_result()
    {
        using var workshop = new Workshop(options => options.Seconds = 300);
        var owner = EntityId.New(DateTimeOffset.UnixEpoch);
        var (body, garment) = (DemoWardrobe.Bodies[0], DemoWardrobe.Garments[4]);
        var (bodyKey, garmentKey, resultKey) = (PictureKey.Body(owner, owner), PictureKey.Clothing(owner, owner), PictureKey.TryOn(owner, owner));
        await StoreAsync(workshop, bodyKey, body.FrontPicture);
        await StoreAsync(workshop, garmentKey, garment.Picture);

        var engine = new PreviewEngine(workshop.Pictures, workshop.Scratch, workshop.Studio, TimeProvider.System);
        var job = new EngineJob(owner, owner, 1, null, new EngineBody(bodyKey, body.HeightCm, body.MeasurementsCm), new EngineGarment(garmentKey, garment.Category, garment.Name));
        var made = (await engine.AdvanceAsync(job, CancellationToken.None)).ShouldBeOfType<EngineStep.Succeeded>();
        using (made.Picture)
        {
            (await workshop.Pictures.StoreAsync(resultKey, made.Picture, CancellationToken.None)).IsSuccess.ShouldBeTrue();
        }

        await using var result = await workshop.Pictures.OpenAsync(resultKey, PictureSize.Master, null, CancellationToken.None);
        using var bytes = new MemoryStream();
        await result!.Content.CopyToAsync(bytes);
        var pixels = await Workplace.PixelsAsync(bytes.ToArray());
        (pixels.Width, pixels.Height).ShouldBe((800, 1200));
        var at = ((600 * 800) + 412) * 3;
        ((int)pixels.Rgb[at], (int)pixels.Rgb[at + 1], (int)pixels.Rgb[at + 2]).ShouldBeNear((0x7A, 0x59, 0xB0), 24);
        workshop.Leftovers.ShouldBeEmpty();
    }

    private static async Task StoreAsync(Workshop workshop, PictureKey key, string name)
    {
        using var file = workshop.Write(Workplace.Bytes(name));
        (await workshop.Pictures.StoreAsync(key, file, CancellationToken.None)).IsSuccess.ShouldBeTrue();
    }
}
