using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Application.Paging;

namespace Qeyafa.Application.Tests.Paging;

public sealed class PlaceCursorTests
{
    private static readonly PlaceCursor Cursor = new(0xC1, "a list");

    [Test]
    public void Place_IsReadAsItWasWritten() => Prop.ForAll<long, NonNull<string>>((milliseconds, text) =>
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(Math.Abs(milliseconds % 4_000_000_000_000));
        var plain = new string([.. text.Get.Where(letter => !char.IsSurrogate(letter)).Take(100)]) + "x";
        var read = Cursor.Read(Cursor.Write(at, plain));
        return read.IsSuccess && read.Value == (at, plain);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Text_ThatIsNoCursor_IsRefused() => Prop.ForAll<NonNull<string>>(text => !Cursor.Read(text.Get).IsSuccess).QuickCheckThrowOnFailure();

    [Test]
    public void Cursor_ThatIsChangedOrOfAnotherList_IsRefused()
    {
        var cursor = Cursor.Write(DateTimeOffset.UnixEpoch, "conversation");

        new PlaceCursor(0xC2, "another list").Read(cursor).Error!.Members["cursor"][0].ShouldContain("another list");
        for (var index = 0; index < cursor.Length; index++)
        {
            var changed = cursor[..index] + (cursor[index] == 'A' ? 'B' : 'A') + cursor[(index + 1)..];
            Cursor.Read(changed).IsSuccess.ShouldBeFalse(changed);
        }
    }
}
