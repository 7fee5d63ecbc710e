using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Tests.Storage;

public sealed class ObjectKeyTests
{
    private static readonly string[] Pieces = ["..", ".", "/", "\\", "\0", "a", "Z9", "-", "_", "~", "%2e", "C:", " ", "é", "\n", ".incoming", "body/"];

    /// <summary>Texts that are made to lead elsewhere.</summary>
    private static readonly Arbitrary<string> Hostile = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Test]
    public void AnyTextThatIsAKey_StaysWithinTheFolder_AndIsOneFileThere() => Prop.ForAll(Hostile, StaysWithin).QuickCheckThrowOnFailure();

    [Test]
    public void AnyString_ThatIsAKey_StaysWithinTheFolder() => Prop.ForAll<string>(StaysWithin).QuickCheckThrowOnFailure();

    [Test]
    public void AnyTextWithForeignLetters_IsNoKey() => Prop.ForAll(Hostile, text =>
        !ObjectKey.IsValid(text) || (text.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./".Contains(letter, StringComparison.Ordinal)) && text.Split('/').All(part => part.Length > 0 && part[0] != '.')))
        .QuickCheckThrowOnFailure();

    [Test]
    public void AnyKey_AndAnyStartOfItAtASlash_IsAPrefix() => Prop.ForAll(Hostile, text =>
        !ObjectKey.IsValid(text) || (ObjectKey.IsPrefix(text) && ObjectKey.IsPrefix(text[..(text.LastIndexOf('/') + 1)]))).QuickCheckThrowOnFailure();

    [Test]
    public void AnyPicture_HasAKey()
    {
        var (owner, id) = (EntityId.New(DateTimeOffset.UnixEpoch), EntityId.New(DateTimeOffset.UnixEpoch));
        foreach (var key in new[] { PictureKey.Body(owner, id), PictureKey.Clothing(owner, id), PictureKey.TryOn(owner, id), PictureKey.Measurement(owner, id, PictureView.Side) })
        {
            ObjectKey.IsValid(key.Value).ShouldBeTrue();
            ObjectKey.IsPrefix(PictureKey.FolderOf(key.Kind, owner)).ShouldBeTrue();
        }
    }

    [TestCase(ObjectKey.MaxPartLength, true)]
    [TestCase(ObjectKey.MaxPartLength + 1, false)]
    public void Part_HasALength(int length, bool valid) => ObjectKey.IsValid(new string('a', length)).ShouldBe(valid);

    private static bool StaysWithin(string? text)
    {
        const string root = "/srv/pictures";
        if (!ObjectKey.IsValid(text))
        {
            return true;
        }

        return Path.GetFullPath(Path.Combine(root, text!)) == $"{root}/{text}";
    }
}
