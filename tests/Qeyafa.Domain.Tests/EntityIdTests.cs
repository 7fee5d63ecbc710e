using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Tests;

public sealed class EntityIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Test]
    public void AnyTwelveBytes_WrittenAndRead_AreTheSameId() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte>().ArrayOf(EntityId.ByteLength).ToArbitrary(), bytes =>
        {
            var id = EntityId.FromBytes(bytes);
            var written = new byte[EntityId.ByteLength];
            id.WriteBytes(written);
            return written.SequenceEqual(bytes) && EntityId.Parse(id.ToString()) == id && id.ToString() == Convert.ToHexStringLower(bytes);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void NewIds_AreDistinctAndCarryTheirSecond()
    {
        var ids = Enumerable.Range(0, 10_000).AsParallel().Select(_ => EntityId.New(Now)).ToArray();
        ids.Distinct().Count().ShouldBe(ids.Length);
        ids.ShouldAllBe(id => id.CreatedAt == Now);
    }

    [Test]
    public void LaterId_SortsAfterEarlierOne()
    {
        var earlier = EntityId.New(Now);
        var later = EntityId.New(Now.AddSeconds(1));
        (earlier < later).ShouldBeTrue();
        string.CompareOrdinal(earlier.ToString(), later.ToString()).ShouldBeLessThan(0);
    }

    [TestCase("")]
    [TestCase("64000000000000000000000")]
    [TestCase("6400000000000000000000000")]
    [TestCase("64000000000000000000000g")]
    [TestCase(" 6400000000000000000000000")]
    [TestCase("{\"$gt\":\"\"}")]
    public void Text_ThatIsNo24HexDigits_IsRefused(string text)
    {
        EntityId.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => EntityId.Parse(text));
    }

    [Test]
    public void UpperCaseDigits_AreTheSameId() => EntityId.Parse("ABCDEF0123456789ABCDEF01").ToString().ShouldBe("abcdef0123456789abcdef01");
}
