using System.Globalization;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Domain.Tests.Measurements;

public sealed class MeasurementVocabularyTests
{
    /// <summary>The agreed vocabulary, in its order: name, usual range from and to in cm or kg, noise in mm.</summary>
    private static readonly string[] Figures = """
        height 135 206 4
        weight 38 180 -
        head 48 66 2
        neck 27 54 4
        neck_base 30 59 4
        shoulders 29 54 5
        shoulder_length 10 19 5
        shoulder_circumference 83 155 9
        chest 71 148 9
        high_bust 65 140 9
        underbust 58 135 9
        bust_span 12 32 4
        neck_to_bust 18 45 5
        across_back 28 56 5
        across_chest 26 54 5
        waist 55 145 9
        belly_waist 60 145 9
        high_hip 65 145 9
        hips 78 144 9
        back_waist_length 33 59 5
        front_waist_length 27 55 5
        torso_girth 127 219 9
        arms 43 72 5
        upper_arm_length 24 41 5
        center_back_sleeve 64 106 5
        biceps 20 52 4
        forearm 18 43 4
        wrist 13 23 4
        hand_girth 15 28 1
        inseam 62 103 4
        outseam 79 132 4
        waist_to_hips 6 32 5
        body_rise 16 42 5
        crotch_length 47 97 5
        thigh 45 92 4
        knee 28 62 4
        calf 28 55 4
        ankle 17 31 4
        foot_length 20 32 2
        """.Split('\n', StringSplitOptions.TrimEntries);

    [Test]
    public void Vocabulary_HasTheAgreed39_WithTheirFigures()
    {
        Figures.Length.ShouldBe(39);
        MeasurementVocabulary.Entries.Select(entry => FormattableString.Invariant($"{entry.Name.Text} {entry.Warn.Min} {entry.Warn.Max} {entry.NoiseMm?.ToString(CultureInfo.InvariantCulture) ?? "-"}")).ShouldBe(Figures);
    }

    [Test]
    public void Vocabulary_HasEveryName_Once()
    {
        MeasurementVocabulary.Entries.Length.ShouldBe(Figures.Length);
        MeasurementVocabulary.Entries.Select(entry => entry.Name.Text).ShouldBeUnique();
        MeasurementVocabulary.Entries.Select(entry => entry.Index).ShouldBe(Enumerable.Range(0, Figures.Length));
        MeasurementVocabulary.Entries.ShouldAllBe(entry => MeasurementName.IsValid(entry.Name.Text));
    }

    [Test]
    public void Vocabulary_HoldsTheNames_ThatEarlierSystemsStore()
    {
        foreach (var name in new[] { "shoulders", "chest", "waist", "hips", "arms" }) MeasurementVocabulary.Find(name).ShouldNotBeNull();
    }

    [TestCase("chest", 49.7, 251.6)]
    [TestCase("forearm", 12.6, 73.1)]
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
