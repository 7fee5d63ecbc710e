using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Pictures.Sweeping;

namespace Qeyafa.Infrastructure.Tests.Pictures.Sweeping;

public sealed class PictureFileTests
{
    private const string Owner = "65f000000000000000000001";
    private const string Id = "65f000000000000000000002";

    [TestCase($"body/{Owner}/{Id}.jpg", null)]
    [TestCase($"measurements/{Owner}/{Id}-side.jpg", null)]
    [TestCase($"body/{Owner}/thumbnails/{Id}.small.abc-1f.jpg", "abc-1f")]
    [TestCase($"measurements/{Owner}/thumbnails/{Id}-front.480.abc.jpg", "abc")]
    public void PictureOrThumbnail_IsRead(string text, string? tag)
    {
        PictureFile.TryParse(text, out var file).ShouldBeTrue();
        file!.ThumbnailOf.ShouldBe(tag);
        (file.Picture.Owner, file.Picture.Id).ShouldBe((EntityId.TryParse(Owner, out var owner) ? owner : default, EntityId.TryParse(Id, out var id) ? id : default));
    }

    [TestCase($"body/{Owner}/thumbnails/{Id}.jpg")]
    [TestCase($"body/{Owner}/thumbnails/{Id}.small.jpg")]
    [TestCase($"body/{Owner}/thumbnails/{Id}..abc.jpg")]
    [TestCase($"body/{Owner}/thumbnails/{Id}-front.small.abc.jpg")]
    [TestCase($"body/{Owner}/thumbnails/x/{Id}.small.abc.jpg")]
    [TestCase($"body/thumbnails/{Owner}/{Id}.small.abc.jpg")]
    [TestCase($"other/{Owner}/{Id}.jpg")]
    [TestCase($"body/{Owner}/{Id}.png")]
    public void AnythingElse_IsForeign(string text) => PictureFile.TryParse(text, out _).ShouldBeFalse();

    [Test]
    public void AnyText_IsForeign_OrLeadsToAPictureOfTheSameFolder() => Prop.ForAll(
        Gen.Elements("body", "tryon", Owner, Id, "/", "thumbnails", ".", "small", ".jpg", "-front", "..").ListOf().Select(string.Concat).ToArbitrary(),
        text => !PictureFile.TryParse(text, out var file) || text.StartsWith(PictureKey.FolderOf(file.Picture.Kind, file.Picture.Owner), StringComparison.Ordinal)).QuickCheckThrowOnFailure();
}
