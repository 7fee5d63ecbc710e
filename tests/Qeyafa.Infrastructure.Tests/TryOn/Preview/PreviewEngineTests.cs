using Qeyafa.Application.Abstractions;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.TryOn.Preview.Pixels;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview;

public sealed class PreviewEngineTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [TestCase("tshirt", "t-shirt", 0.72, 0xD0, 0x46, 0x3C)]
    [TestCase("shirt", "blouse", 0.66, 0xEE, 0xF0, 0xF3)]
    [TestCase("coat", "coat", 0.61, 0xAE, 0x84, 0x50)]
    [TestCase("dress", "dress", 0.55, 0x7A, 0x59, 0xB0)]
    [TestCase("skirt", "skirt", 0.52, 0x3D, 0x8B, 0x68)]
    [TestCase("trousers", "jeans", 0.54, 0x48, 0x5F, 0x81)]
    public async Task A_garment_lies_on_its_part_of_the_body_and_leaves_the_face_free(string garment, string category, double height, int red, int green, int blue)
    {
        _work.Put(_work.BodyKey, "person-amal-front");
        _work.Put(_work.GarmentKey, $"garment-{garment}");
        var before = await Workplace.PixelsAsync(Workplace.Bytes("person-amal-front"));

        var after = await MadeAsync(_work.Job(category, 166, ("shoulders", 37.5), ("chest", 92), ("waist", 74), ("hips", 99)));

        (after.Width, after.Height).ShouldBe((before.Width, before.Height));
        Colour(after, 412, Row(height)).ShouldBeNear((red, green, blue), 24);
        foreach (var face in (double[])[0.90, 0.925, 0.95, 0.99]) Colour(after, 400, Row(face)).ShouldBeNear(Colour(before, 400, Row(face)), 12);
        Colour(after, 60, 500).ShouldBeNear(Colour(before, 60, 500), 6);
    }

    [Test]
    public async Task A_top_leaves_the_legs_and_trousers_leave_the_chest_as_they_were()
    {
        _work.Put(_work.BodyKey, "person-bilal-front");
        var before = await Workplace.PixelsAsync(Workplace.Bytes("person-bilal-front"));
        _work.Put(_work.GarmentKey, "garment-tshirt");
        var inShirt = await MadeAsync(_work.Job("t-shirt", 181));
        _work.Put(_work.GarmentKey, "garment-trousers");
        var inTrousers = await MadeAsync(_work.Job("trousers", 181));

        Colour(inShirt, 365, 900).ShouldBeNear(Colour(before, 365, 900), 8);
        Colour(inTrousers, 400, 380).ShouldBeNear(Colour(before, 400, 380), 8);
        Colour(inTrousers, 365, 900).Blue.ShouldBeGreaterThan(Colour(before, 365, 900).Blue + 25);
    }

    [Test]
    public async Task The_same_pictures_give_the_same_preview_to_the_byte()
    {
        _work.Put(_work.BodyKey, "person-clara-front");
        _work.Put(_work.GarmentKey, "garment-dress");

        (await BytesAsync(_work.Job("dress"))).ShouldBe(await BytesAsync(_work.Job("dress")));
    }

    [Test]
    public async Task It_is_done_in_one_step_of_four_operations_and_says_that_it_is_a_preview()
    {
        _work.Put(_work.BodyKey, "person-amal-front");
        _work.Put(_work.GarmentKey, "garment-coat");

        var made = (await _work.Engine.AdvanceAsync(_work.Job("coat"), CancellationToken.None)).ShouldBeOfType<EngineStep.Succeeded>();

        _work.Engine.Name.ShouldBe("preview");
        made.Model.ShouldBe("preview/1");
        made.ProcessingTime.ShouldBeGreaterThan(TimeSpan.Zero);
        _work.Studio.Operations.ShouldBe(["ppmsave", "thumbnail", "thumbnail", "composite2"]);
        _work.Files.ShouldBe([made.Picture.Path]);
    }

    [Test]
    public async Task A_picture_that_is_gone_or_damaged_is_told_in_words_and_not_tried_again()
    {
        (await FailedAsync()).ShouldBe("The body picture is not there any more. Upload it again, then try once more.");
        _work.Put(_work.BodyKey, "person-amal-front");
        (await FailedAsync()).ShouldBe("The picture of the garment is not there any more. Upload it again, then try once more.");
        _work.Put(_work.GarmentKey, "no picture"u8.ToArray());
        (await FailedAsync()).ShouldBe("The picture of the garment could not be read. Upload it again, or another one.");
        _work.Put(_work.BodyKey, Workplace.Bytes("person-amal-front")[..200]);
        (await FailedAsync()).ShouldBe("The body picture could not be read. Upload it again, or another one.");
        _work.Files.ShouldBeEmpty();
    }

    [Test]
    public async Task What_may_pass_is_left_to_the_worker_to_try_again()
    {
        _work.Put(_work.BodyKey, "person-amal-front");
        _work.Put(_work.GarmentKey, "garment-coat");
        foreach (var failure in (Exception[])[new PictureStudioException("Its time was over.") { ExceededLimit = true }, new DependencyUnavailableException("libvips is missing.", new InvalidOperationException())])
        {
            _work.Studio.Failure = failure;
            (await Should.ThrowAsync<Exception>(() => _work.Engine.AdvanceAsync(_work.Job("coat"), CancellationToken.None))).ShouldBeSameAs(failure);
        }

        _work.Files.ShouldBeEmpty();
    }

    [Test]
    public async Task A_picture_whose_background_is_too_lively_still_gives_a_preview_in_the_middle()
    {
        var random = new Random(7);
        var noise = new byte[300 * 500 * 4];
        random.NextBytes(noise);
        _work.Put(_work.BodyKey, PngFile.Of(300, noise));
        _work.Put(_work.GarmentKey, "garment-tshirt");

        var after = await MadeAsync(_work.Job("t-shirt"));

        Colour(after, 150, 200).ShouldBeNear((0xD5, 0x48, 0x3E), 24);
    }

    [Test]
    public async Task Giving_up_leaves_no_file_behind()
    {
        _work.Put(_work.BodyKey, "person-amal-front");
        _work.Put(_work.GarmentKey, "garment-coat");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => _work.Engine.AdvanceAsync(_work.Job("coat"), stop.Token));

        _work.Files.ShouldBeEmpty();
    }

    private async Task<string> FailedAsync()
    {
        var failed = (await _work.Engine.AdvanceAsync(_work.Job("coat"), CancellationToken.None)).ShouldBeOfType<EngineStep.Failed>();
        failed.MayRetry.ShouldBeFalse();
        return failed.Reason;
    }

    private async Task<Raster> MadeAsync(EngineJob job) => await Workplace.PixelsAsync(await BytesAsync(job));

    private async Task<byte[]> BytesAsync(EngineJob job)
    {
        using var picture = (await _work.Engine.AdvanceAsync(job, CancellationToken.None)).ShouldBeOfType<EngineStep.Succeeded>().Picture;
        return await File.ReadAllBytesAsync(picture.Path);
    }

    /// <summary>The row of a height above the floor, as a share of the stature of the person that is 166 cm tall.</summary>
    private static int Row(double height) => (int)(1130 - (height * 1040 * 166 / 182));

    private static (int Red, int Green, int Blue) Colour(Raster picture, int x, int y) =>
        (picture.Rgb[((y * picture.Width) + x) * 3], picture.Rgb[(((y * picture.Width) + x) * 3) + 1], picture.Rgb[(((y * picture.Width) + x) * 3) + 2]);
}
