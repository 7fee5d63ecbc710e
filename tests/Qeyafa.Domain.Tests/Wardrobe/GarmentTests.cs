using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Domain.Tests.Wardrobe;

public sealed class GarmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase(null, null, null, "category name")]
    [TestCase("", " ", "b", "category name")]
    [TestCase("n", "c", null, "")]
    public void Details_NameEveryRuleBroken(string? name, string? category, string? brand, string members) =>
        string.Join(' ', GarmentDetails.Create(name, category, brand).Error?.Members.Keys ?? []).ShouldBe(members);

    [Test]
    public void Details_HaveLimits()
    {
        GarmentDetails.Create(new string('n', 200), new string('c', 100), new string('b', 100)).IsSuccess.ShouldBeTrue();
        GarmentDetails.Create(new string('n', 201), new string('c', 101), new string('b', 101)).Error!.Members.Keys.ShouldBe(["brand", "category", "name"]);
        GarmentDetails.Create("n", "c", "").Value.Brand.ShouldBeNull();
    }

    [Test]
    public void Describe_ReplacesAll_AndCounts()
    {
        var garment = Garment.Add(EntityId.New(Now), EntityId.New(Now), GarmentDetails.Create("Shirt", "top", "Nour").Value, Now);

        garment.Describe(GarmentDetails.Create("Blouse", "top", null).Value, Now.AddTicks(12_345_678));

        (garment.Name, garment.Brand, garment.Version, garment.CreatedAt, garment.UpdatedAt).ShouldBe(("Blouse", null, 2, Now, Now.AddMilliseconds(1234)));
    }
}
