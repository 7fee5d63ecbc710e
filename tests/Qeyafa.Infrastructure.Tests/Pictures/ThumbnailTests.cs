using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Infrastructure.Tests.Pictures;

[Parallelizable(ParallelScope.All)]
public sealed class ThumbnailTests
{
    private static readonly EntityId Maya = EntityId.New(DateTimeOffset.UtcNow);
    private static readonly EntityId Id = EntityId.New(DateTimeOffset.UtcNow);

    [Test]
    public async Task Storing_MakesTheMasterAndItsThumbnails()
    {
        using var workshop = new Workshop();
        var key = PictureKey.Clothing(Maya, Id);

        await StoreAsync(workshop, key, TestPictures.Png(1_200, 800));

        var tag = (await workshop.Storage.FindAsync(key.Value, CancellationToken.None))!.EntityTag;
        workshop.Storage.Keys.ShouldBe(
            [key.Value, .. new[] { "large", "medium", "small" }.Select(size => $"clothing/{Maya}/thumbnails/{Id}.{size}.{tag}.jpg")], ignoreOrder: true);
    }

    [Test]
    public async Task ThumbnailsOfMeasuringPictures_AreMadeWhenTheyAreAskedFor_AndGoWithTheirMaster()
    {
        using var workshop = new Workshop();
        var key = PictureKey.Measurement(Maya, Id, PictureView.Front);
        await StoreAsync(workshop, key, TestPictures.Png(300, 200));
        workshop.Storage.Keys.ShouldBe([key.Value]);

        (await workshop.Pictures.OpenAsync(key, PictureSize.Small, null, CancellationToken.None)).ShouldNotBeNull();
        workshop.Storage.Keys.Count.ShouldBe(2);
        await workshop.Pictures.DeleteAsync(key, CancellationToken.None);

        workshop.Storage.Keys.ShouldBeEmpty();
    }

    [Test]
    public async Task Replacing_LeavesNothingOfTheOldOne()
    {
        using var workshop = new Workshop();
        var key = PictureKey.Body(Maya, Id);
        await StoreAsync(workshop, key, TestPictures.Png(1_200, 800));
        var old = workshop.Storage.Keys;

        await StoreAsync(workshop, key, TestPictures.Png(800, 1_200));

        workshop.Storage.Keys.Count.ShouldBe(4);
        workshop.Storage.Keys.Intersect(old).ShouldBe([key.Value]);
    }

    [Test]
    public async Task MissingThumbnail_IsMadeOnce_HoweverManyAsk()
    {
        using var workshop = new Workshop();
        var key = PictureKey.Body(Maya, Id);
        await StoreAsync(workshop, key, TestPictures.Png(1_200, 800));
        var small = workshop.Storage.Keys.Single(stored => stored.Contains(".small.", StringComparison.Ordinal));
        await workshop.Storage.DeleteAsync(small, CancellationToken.None);
        var before = workshop.Storage.Puts;

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => workshop.Pictures.OpenAsync(key, PictureSize.Small, null, CancellationToken.None)));

        opened.ShouldAllBe(picture => picture != null && picture.Length > 0);
        (workshop.Storage.Puts - before).ShouldBe(1);
    }

    [Test]
    public async Task ThumbnailOfAnAbsentPicture_IsAbsent()
    {
        using var workshop = new Workshop();

        (await workshop.Pictures.OpenAsync(PictureKey.Body(Maya, Id), PictureSize.Large, null, CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public async Task TooManyMissingThumbnails_AreAnOutage_NotAQueueWithoutEnd()
    {
        using var workshop = new Workshop(options => (options.Concurrency, options.QueueLength) = (1, 0));
        var keys = Enumerable.Range(0, 2).Select(_ => PictureKey.Body(Maya, EntityId.New(DateTimeOffset.UtcNow))).ToArray();
        using var jpeg = workshop.Write(await TestPictures.JpegAsync());
        foreach (var key in keys)
        {
            await workshop.Storage.PutAsync(key.Value, jpeg, "image/jpeg", CancellationToken.None);
        }

        var held = new TaskCompletionSource<bool>();
        var holding = workshop.Gate.InPlaceAsync(() => held.Task, CancellationToken.None);
        var first = workshop.Pictures.OpenAsync(keys[0], PictureSize.Small, null, CancellationToken.None);

        await Should.ThrowAsync<Application.Abstractions.DependencyUnavailableException>(() => workshop.Pictures.OpenAsync(keys[1], PictureSize.Small, null, CancellationToken.None));
        held.SetResult(true);
        await holding;
        (await first).ShouldNotBeNull();
    }

    [Test]
    public async Task MoreUploadsThanTheGateAdmits_AreToldThatItIsBusy()
    {
        using var workshop = new Workshop(options => (options.Concurrency, options.QueueLength) = (1, 0));
        var held = new TaskCompletionSource<Result<int>>();
        var first = workshop.Gate.TryAsync(() => held.Task, CancellationToken.None);

        (await workshop.NormaliseAsync(TestPictures.Png())).Made.Error.ShouldBe(PictureErrors.Busy);

        held.SetResult(1);
        await first;
        (await workshop.NormaliseAsync(TestPictures.Png())).Made.IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task DeletingAll_TakesEveryKind_OfThatPersonOnly()
    {
        using var workshop = new Workshop();
        var omar = EntityId.New(DateTimeOffset.UtcNow);
        using var jpeg = workshop.Write(await TestPictures.JpegAsync());
        PictureKey[] hers = [PictureKey.Body(Maya, Id), PictureKey.Clothing(Maya, Id), PictureKey.TryOn(Maya, Id), PictureKey.Measurement(Maya, Id, PictureView.Side)];
        foreach (var key in hers.Append(PictureKey.Body(omar, Id)))
        {
            await workshop.Storage.PutAsync(key.Value, jpeg, "image/jpeg", CancellationToken.None);
        }

        (await workshop.Pictures.OpenAsync(hers[0], PictureSize.Small, null, CancellationToken.None)).ShouldNotBeNull();
        var folders = new PictureFolders(workshop.Storage);
        (await folders.ListAsync(Maya, CancellationToken.None).ToListAsync()).ShouldBe(hers, ignoreOrder: true);

        (await folders.DeleteAllAsync(Maya, () => Task.FromResult(true), CancellationToken.None)).ShouldBeTrue();

        workshop.Storage.Keys.ShouldBe([PictureKey.Body(omar, Id).Value]);
    }

    private static async Task StoreAsync(Workshop workshop, PictureKey key, byte[] content)
    {
        using var file = workshop.Write(content);
        (await workshop.Pictures.StoreAsync(key, file, CancellationToken.None)).IsSuccess.ShouldBeTrue();
    }
}
