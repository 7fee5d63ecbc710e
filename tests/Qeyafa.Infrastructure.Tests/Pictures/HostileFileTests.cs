using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Infrastructure.Pictures.Formats;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Infrastructure.Tests.Pictures;

[Parallelizable(ParallelScope.All)]
public sealed class HostileFileTests
{
    [Test]
    public async Task WhatIsNoPicture_IsRefusedByItsContent()
    {
        using var workshop = new Workshop();
        foreach (var (name, file) in HostileFiles.OtherTypes)
        {
            (await workshop.NormaliseAsync(file)).Made.Code().ShouldBe("unsupported_picture", name);
        }
    }

    [Test]
    public async Task TooManyPixels_AreRefused_BeforeAnythingIsDecoded()
    {
        using var workshop = new Workshop();

        // With the only place taken, whatever reaches a decoder would wait for ever.
        var held = new TaskCompletionSource<bool>();
        var holding = Enumerable.Range(0, workshop.Options.Concurrency).Select(_ => workshop.Gate.InPlaceAsync(() => held.Task, CancellationToken.None)).ToArray();
        foreach (var (name, file) in HostileFiles.TooLarge)
        {
            (await workshop.NormaliseAsync(file)).Made.Code().ShouldBe("picture_too_large", name);
        }

        held.SetResult(true);
        await Task.WhenAll(holding);
    }

    [Test]
    public async Task HeicWithTooManyPixels_IsRefused()
    {
        using var workshop = new Workshop(options => options.MaxMegapixels = 1);
        var file = await VipsTool.ConvertAsync(TestPictures.Png(1_200, 900), ".heic[compression=hevc,Q=20]");

        (await workshop.NormaliseAsync(file)).Made.Code().ShouldBe("picture_too_large");
    }

    [Test]
    public async Task DamagedPictures_AreRefused_AndLeaveNothing()
    {
        using var workshop = new Workshop();
        foreach (var (name, file) in await HostileFiles.DamagedAsync())
        {
            (await workshop.NormaliseAsync(file)).Made.Code().ShouldBe("picture_damaged", name);
        }

        workshop.Leftovers.ShouldBeEmpty();
    }

    [Test]
    public async Task Polyglots_LoseWhatIsNoPicture()
    {
        using var workshop = new Workshop();
        foreach (var (name, file) in await HostileFiles.PolyglotsAsync())
        {
            var (made, master) = await workshop.NormaliseAsync(file);

            made.Code().ShouldBe("taken", name);
            var text = System.Text.Encoding.Latin1.GetString(master);
            text.ShouldNotContain("script", Case.Insensitive, name);
            text.ShouldNotContain("alert", Case.Insensitive, name);
            text.ShouldNotContain("payload", Case.Insensitive, name);
            TestPictures.IsUpright(await VipsTool.DecodeAsync(master)).ShouldBeTrue(name);
        }
    }

    [Test]
    public async Task Bombs_InTextsAndProfiles_DoNotGoOff([Values("iCCP", "zTXt", "iTXt")] string chunk)
    {
        using var workshop = new Workshop();

        var (made, master) = await workshop.NormaliseAsync(HostileFiles.PngBomb(chunk));

        made.Code().ShouldBeOneOf("taken", "picture_damaged", "picture_refused");
        master.Length.ShouldBeLessThan(100_000);
        workshop.Leftovers.ShouldBeEmpty();
    }

    [Test]
    public async Task WhatTakesTooMuchMemory_IsRefused()
    {
        if (!Infrastructure.Pictures.Studio.LimitedChild.LimitsMemory)
        {
            Assert.Ignore("This machine has no prlimit.");
        }

        using var workshop = new Workshop(options => options.MemoryMegabytes = 200);
        var progressive = await VipsTool.ConvertAsync(TestPictures.Png(6_000, 6_000), ".jpg[interlace,subsample-mode=off,Q=95]");

        (await workshop.NormaliseAsync(progressive)).Made.Code().ShouldBe("picture_refused");
    }

    [Test]
    public async Task FuzzedPictures_AreTakenOrRefused_AndNothingElse()
    {
        using var workshop = new Workshop();
        byte[][] sound = [await TestPictures.JpegAsync(), TestPictures.Png(), await TestPictures.WebPAsync(), await TestPictures.HeicAsync()];
        for (var seed = 0; seed < 32; seed++)
        {
            var (made, master) = await workshop.NormaliseAsync(HostileFiles.Fuzzed(sound[seed % sound.Length], seed));

            made.Code().ShouldBeOneOf(["taken", "unsupported_picture", "picture_damaged", "picture_too_large", "picture_refused"], $"seed {seed}");
            made.IsSuccess.ShouldBe(master.Length > 0);
        }

        workshop.Leftovers.ShouldBeEmpty();
    }

    [Test]
    public void Headers_OfAnyBytes_AreReadWithoutFault() =>
        Prop.ForAll(
            Gen.Elements<byte[]>([0xFF, 0xD8, 0xFF], [.. PngFile.Signature], [.. "RIFFxxxxWEBPVP8X"u8], [0, 0, 0, 40, .. "ftypheic"u8], []).ToArbitrary(),
            ArbMap.Default.ArbFor<byte[]>(),
            (start, rest) =>
            {
                using var file = new MemoryStream([.. start, .. rest ?? []]);
                var known = PictureSniffer.TryRead(file, out var header);
                return !known || (header.Width >= 0 && header.Height >= 0);
            }).QuickCheckThrowOnFailure();

    [Test]
    public void Headers_SayTheDimensions_OfEveryPng() =>
        Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), Gen.Choose(1, 100_000).ToArbitrary(), (width, height) =>
        {
            using var file = new MemoryStream(PngFile.Of(width, height, 8, 2, [0]));
            return PictureSniffer.TryRead(file, out var header) && (header.Format, header.Width, header.Height) == (PictureFormat.Png, width, height);
        }).QuickCheckThrowOnFailure();
}
