using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Domain.Tests.Measurements;

public sealed class LengthUnitTests
{
    private static readonly Gen<double> Entered =
        from digits in Gen.Choose(1, 999_999_999)
        from decimals in Gen.Choose(0, 9)
        select digits / Math.Pow(10, decimals);

    [Test]
    public void Conversion_ThereAndBack_ReturnsTheEnteredNumber() => Prop.ForAll(Entered.ToArbitrary(), length =>
        LengthUnits.Convert(LengthUnits.Convert(length, LengthUnit.Inch, LengthUnit.Cm), LengthUnit.Cm, LengthUnit.Inch) == length
        && LengthUnits.Convert(LengthUnits.Convert(length, LengthUnit.Cm, LengthUnit.Inch), LengthUnit.Inch, LengthUnit.Cm) == length).Check(Many);

    [Test]
    public void Conversion_OfAnyEntry_IsTheExactProductRounded() => Prop.ForAll(Entered.ToArbitrary(), length =>
    {
        var exact = (decimal)length * 2.54m;
        return Math.Abs((decimal)LengthUnits.Convert(length, LengthUnit.Inch, LengthUnit.Cm) - exact) <= exact * 1e-12m;
    }).Check(Many);

    [TestCase(1, 2.54)]
    [TestCase(15.75, 40.005)]
    [TestCase(36, 91.44)]
    [TestCase(0.1, 0.254)]
    [TestCase(118.11, 299.9994)]
    public void Inches_InCm_HaveNoBinaryNoise(double inches, double cm)
    {
        LengthUnits.Convert(inches, LengthUnit.Inch, LengthUnit.Cm).ShouldBe(cm);
        LengthUnits.Convert(cm, LengthUnit.Cm, LengthUnit.Inch).ShouldBe(inches);
    }

    [TestCase(40.00000000000001, 40)]
    [TestCase(91.29999999999998, 91.3)]
    [TestCase(-0.30000000000000004, -0.3)]
    [TestCase(0, 0)]
    [TestCase(1e-9, 1e-9)]
    [TestCase(1e12, 1e12)]
    public void Tidy_TakesAwayNoise_AndNothingElse(double noisy, double tidy) => LengthUnits.Tidy(noisy).ShouldBe(tidy);

    [Test]
    public void Tidy_OfAThird_KeepsFourteenDigits() => LengthUnits.Tidy(100.0 / 3).ShouldBe(33.333333333333);

    [TestCase("cm", LengthUnit.Cm)]
    [TestCase("inch", LengthUnit.Inch)]
    public void Unit_FromItsWord_IsRead(string word, LengthUnit unit)
    {
        LengthUnits.TryParse(word, out var read).ShouldBeTrue();
        read.ShouldBe(unit);
        unit.Word().ShouldBe(word);
    }

    [TestCase("")]
    [TestCase("CM")]
    [TestCase("in")]
    [TestCase("0")]
    public void Unit_FromAnotherWord_IsRefused(string word) => LengthUnits.TryParse(word, out _).ShouldBeFalse();

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(5_000);
}
