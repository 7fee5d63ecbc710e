using Qeyafa.Domain.Measurements;

namespace Qeyafa.Domain.Tests.Measurements;

public sealed class MeasurementVocabularyTests
{
    [Test]
    public void Vocabulary_HasEveryName_Once()
    {
        MeasurementVocabulary.Entries.Length.ShouldBe(38);
        MeasurementVocabulary.Entries.Select(entry => entry.Name.Text).ShouldBeUnique();
        MeasurementVocabulary.Entries.Select(entry => entry.Index).ShouldBe(Enumerable.Range(0, 38));
        MeasurementVocabulary.Entries.ShouldAllBe(entry => MeasurementName.IsValid(entry.Name.Text));
    }

    [Test]
    public void Vocabulary_HoldsTheNames_ThatEarlierSystemsStore()
    {
        foreach (var name in new[] { "shoulders", "chest", "waist", "hips", "arms" }) MeasurementVocabulary.Find(name).ShouldNotBeNull();
    }

    [TestCase("chest", 49.7, 251.6)]
    [TestCase("inseam", 46.5, 128.75)]
    [TestCase("height", 101.25, 257.5)]
    [TestCase("weight", 26.6, 306)]
    [TestCase("foot_length", 15, 40)]
    public void RejectBand_FollowsFromTheWarnBand_ByKind(string name, double min, double max) =>
        MeasurementVocabulary.Find(name)!.Reject.ShouldBe(new Band(min, max));

    [Test]
    public void Bands_AreOrdered_AndTypicalValuesRaiseNoWarning()
    {
        foreach (var entry in MeasurementVocabulary.Entries)
        {
            entry.Reject.Min.ShouldBeLessThan(entry.Warn.Min);
            entry.Warn.Min.ShouldBeLessThan(entry.Warn.Max);
            entry.Warn.Max.ShouldBeLessThan(entry.Reject.Max);
            foreach (var typical in new[] { entry.TypicalWomen, entry.TypicalMen }.OfType<Band>())
            {
                entry.Warn.Contains(typical.Min).ShouldBeTrue(entry.Name.Text);
                entry.Warn.Contains(typical.Max).ShouldBeTrue(entry.Name.Text);
            }
        }
    }

    [Test]
    public void Judgements_HaveNoTypicalValues() =>
        MeasurementVocabulary.Entries.ShouldAllBe(entry => entry.IsJudgement == (entry.TypicalWomen == null));

    [Test]
    public void Kind_FollowsFromTheDefinition()
    {
        foreach (var entry in MeasurementVocabulary.Entries.Where(entry => entry.Definition.Contains("girth", StringComparison.OrdinalIgnoreCase)))
        {
            entry.Kind.ShouldBe(MeasurementKind.Girth, entry.Name.Text);
        }

        MeasurementVocabulary.Find("torso_girth")!.Kind.ShouldBe(MeasurementKind.Girth);
        MeasurementVocabulary.Find("arms")!.Kind.ShouldBe(MeasurementKind.Length);
        MeasurementVocabulary.Find("crotch_length")!.Kind.ShouldBe(MeasurementKind.Length);
        MeasurementVocabulary.Weight.Entry!.Kind.ShouldBe(MeasurementKind.Mass);
    }

    [Test]
    public void Weight_HasNoNoise_AndOnlyIt() => MeasurementVocabulary.Entries.Where(entry => entry.NoiseMm is null).Select(entry => entry.Name.Text).ShouldBe(["weight"]);

    [Test]
    public void FreeSewingsHips_AreOurHighHip_AndItsSeatOurHips()
    {
        MeasurementVocabulary.Find("high_hip")!.FreeSewing.ShouldBe("hips");
        MeasurementVocabulary.Find("hips")!.FreeSewing.ShouldBe("seat");
    }

    [Test]
    public void Find_OfUnknownNames_IsNull()
    {
        MeasurementVocabulary.Find("elbow").ShouldBeNull();
        MeasurementVocabulary.Find("elbow"u8).ShouldBeNull();
        MeasurementVocabulary.Find(""u8).ShouldBeNull();
    }

    [TestCase("chest", 2.5, LengthUnit.Cm, true)]
    [TestCase("chest", 2.4, LengthUnit.Cm, false)]
    [TestCase("chest", -2.5, LengthUnit.Cm, true)]
    [TestCase("chest", 1, LengthUnit.Inch, true)]
    [TestCase("chest", 0.98, LengthUnit.Inch, false)]
    [TestCase("hand_girth", 0.3, LengthUnit.Cm, true)]
    [TestCase("weight", 30, LengthUnit.Cm, null)]
    [TestCase("left_elbow", 30, LengthUnit.Cm, null)]
    public void Change_IsSignificant_BeyondTheNoise(string name, double change, LengthUnit unit, bool? significant) =>
        MeasurementNoise.IsSignificant(MeasurementName.Of(name), change, unit).ShouldBe(significant);

    [TestCase("ai", MeasurementSource.AiService)]
    [TestCase("ai_service", MeasurementSource.AiService)]
    [TestCase("mock", MeasurementSource.Mock)]
    [TestCase("manual", MeasurementSource.Manual)]
    [TestCase("", MeasurementSource.Manual)]
    public void StoredSource_OfAnEarlierSystem_IsRead(string word, MeasurementSource source) =>
        MeasurementSources.FromStored(System.Text.Encoding.UTF8.GetBytes(word)).ShouldBe(source);

    [Test]
    public void Source_FromAClient_KnowsNoLegacyWord() => MeasurementSources.TryParse("ai", out _).ShouldBeFalse();
}
