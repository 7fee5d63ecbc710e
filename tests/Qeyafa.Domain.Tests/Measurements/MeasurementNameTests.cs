using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Domain.Tests.Measurements;

public sealed class MeasurementNameTests
{
    [Test]
    public void Validity_OfAnyText_IsThatOfThePattern() => Prop.ForAll(
        Gen.OneOf(ArbMap.Default.GeneratorFor<string>(), Gen.Elements("a", "z9", "waist_2", "Aa", "_a", "9a", "a-b", "a.b", "$where", "chest\n", new string('a', 40), new string('a', 41))).ToArbitrary(),
        text => text is null || MeasurementName.IsValid(text) == Regex.IsMatch(text, MeasurementName.Pattern.Replace("$", "\\z", StringComparison.Ordinal), RegexOptions.None, TimeSpan.FromSeconds(1)))
        .QuickCheckThrowOnFailure();

    [Test]
    public void Intern_OfAVocabularyName_ReturnsTheOneInstance()
    {
        foreach (var entry in MeasurementVocabulary.Entries)
        {
            MeasurementName.Intern(Encoding.UTF8.GetBytes(entry.Name.Text)).ShouldBeSameAs(entry.Name);
            MeasurementName.Of(entry.Name.Text).ShouldBeSameAs(entry.Name);
        }
    }

    [Test]
    public void Intern_OfAVocabularyName_AllocatesNothing()
    {
        _ = MeasurementName.Intern("chest"u8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++) _ = MeasurementName.Intern("shoulder_circumference"u8);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Test]
    public void Intern_OfACustomName_EqualsTheSameName()
    {
        var name = MeasurementName.Intern("left_elbow"u8);
        name.Entry.ShouldBeNull();
        name.ShouldBe(MeasurementName.Of("left_elbow"));
        name.GetHashCode().ShouldBe(MeasurementName.Of("left_elbow").GetHashCode());
        name.ShouldNotBe(MeasurementName.Of("right_elbow"));
        name.ShouldNotBe(MeasurementName.Of("chest"));
    }

    [Test]
    public void Intern_OfNothing_IsTheEmptyName() => MeasurementName.Intern([]).Text.ShouldBe("");
}
