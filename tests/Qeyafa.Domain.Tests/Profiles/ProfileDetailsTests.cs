using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Domain.Profiles;

namespace Qeyafa.Domain.Tests.Profiles;

public sealed class ProfileDetailsTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [TestCase("2026-03-01", true)]
    [TestCase("2026-03-02", false)]
    [TestCase("1990-02-28", true)]
    [TestCase("1906-03-01", true)]
    [TestCase("1906-02-28", false)]
    [TestCase("0001-01-01", false)]
    [TestCase("9999-12-31", false)]
    public void DateOfBirth_WithinALifetime_IsTaken(string date, bool accepted) => AcceptsDate(DateOnly.Parse(date, CultureInfo.InvariantCulture), Today).ShouldBe(accepted);

    [TestCase("1899-12-31", false)]
    [TestCase("1900-01-01", true)]
    public void DateOfBirth_Before1900_IsRefusedWhateverTheAge(string date, bool accepted) => AcceptsDate(DateOnly.Parse(date, CultureInfo.InvariantCulture), new DateOnly(2019, 1, 1)).ShouldBe(accepted);

    [Test]
    public void ProfileDetails_OfNothing_AreEmpty()
    {
        var details = ProfileDetails.Create(null, null, null, Today).Value;
        (details.DateOfBirth, details.Gender, details.Preferences.Count).ShouldBe((null, null, 0));
    }

    [TestCase("female", "female")]
    [TestCase("", null)]
    [TestCase("  ", null)]
    public void Gender_InAnyWords_IsKept(string gender, string? kept) => ProfileDetails.Create(null, gender, null, Today).Value.Gender.ShouldBe(kept);

    [Test]
    public void Gender_Over50Characters_IsRefused() => ProfileDetails.Create(null, new string('x', 51), null, Today).Error!.Members.Keys.ShouldBe(["gender"]);

    [Test]
    public void ProfileDetails_WithEveryRuleBroken_NameEachByMember()
    {
        var preferences = new Dictionary<string, PreferenceValue>
        {
            ["$where"] = PreferenceValue.Of("x"),
            ["preferred_unit"] = PreferenceValue.Of("m"),
            ["locale"] = PreferenceValue.Of("not a tag"),
            ["note"] = PreferenceValue.Of(new string('x', 501)),
        };
        var error = ProfileDetails.Create(Today.AddDays(1), new string('x', 51), preferences, Today).Error!;
        error.Members.Keys.ShouldBe(["date_of_birth", "gender", "preferences", "preferences.locale", "preferences.note", "preferences.preferred_unit"]);
    }

    [TestCase("a", true)]
    [TestCase("font_size2", true)]
    [TestCase("", false)]
    [TestCase("A", false)]
    [TestCase("2a", false)]
    [TestCase("_a", false)]
    [TestCase("$gt", false)]
    [TestCase("a.b", false)]
    [TestCase("a\0", false)]
    [TestCase("a\n", false)]
    [TestCase("__proto__", false)]
    public void PreferenceKey_OfThePattern_IsTaken(string key, bool accepted) => Accepts(key, PreferenceValue.Of(1)).ShouldBe(accepted);

    [TestCase(40, true)]
    [TestCase(41, false)]
    public void PreferenceKey_Length_IsAtMost40(int length, bool accepted) => Accepts(new string('a', length), PreferenceValue.Of(1)).ShouldBe(accepted);

    [TestCase("cm", true)]
    [TestCase("inch", true)]
    [TestCase("CM", false)]
    [TestCase("in", false)]
    public void PreferredUnit_OfCmOrInch_IsTaken(string unit, bool accepted) => Accepts(ProfileDetails.PreferredUnit, PreferenceValue.Of(unit)).ShouldBe(accepted);

    [Test]
    public void PreferredUnit_OfAnotherType_IsRefused()
    {
        Accepts(ProfileDetails.PreferredUnit, PreferenceValue.Of(1)).ShouldBeFalse();
        Accepts(ProfileDetails.PreferredUnit, PreferenceValue.Of(flag: true)).ShouldBeFalse();
        Accepts(ProfileDetails.Locale, PreferenceValue.Of(1)).ShouldBeFalse();
    }

    [TestCase("en", true)]
    [TestCase("en-IN", true)]
    [TestCase("hi-Deva-IN", true)]
    [TestCase("zh-cmn-Hans-CN", true)]
    [TestCase("es-419", true)]
    [TestCase("sl-rozaj-biske-1994", true)]
    [TestCase("de-CH-x-phonebk", true)]
    [TestCase("en-u-hc-h12", true)]
    [TestCase("en_IN", false)]
    [TestCase("e", false)]
    [TestCase("en-", false)]
    [TestCase("en-IN-", false)]
    [TestCase("english language", false)]
    [TestCase("../../etc", false)]
    [TestCase("", false)]
    public void Locale_OfALanguageTag_IsTaken(string locale, bool accepted) => Accepts(ProfileDetails.Locale, PreferenceValue.Of(locale)).ShouldBe(accepted);

    [TestCase(50, true)]
    [TestCase(51, false)]
    public void Preferences_Count_IsAtMost50(int count, bool accepted)
    {
        var preferences = Enumerable.Range(0, count).ToDictionary(number => $"key{number}", _ => PreferenceValue.Of(flag: true));
        ProfileDetails.Create(null, null, preferences, Today).IsSuccess.ShouldBe(accepted);
    }

    [TestCase(500, true)]
    [TestCase(501, false)]
    public void PreferenceText_Length_IsAtMost500(int length, bool accepted) => Accepts("note", PreferenceValue.Of(new string('x', length))).ShouldBe(accepted);

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void PreferenceNumber_NotFinite_IsRefused(double number) => Should.Throw<ArgumentOutOfRangeException>(() => PreferenceValue.Of(number));

    [Test]
    public void PreferenceKeys_OfAnyText_AreTakenOnlyWithoutDollarDotAndNul() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(),
        key => key is null || !Accepts(key, PreferenceValue.Of(1)) || !(key.StartsWith('$') || key.Contains('.') || key.Contains('\0'))).QuickCheckThrowOnFailure();

    [Test]
    public void Locales_OfHostileLength_AreDecidedAtOnce() => Accepts(ProfileDetails.Locale, PreferenceValue.Of(string.Concat(Enumerable.Repeat("en-", 200_000)))).ShouldBeFalse();

    private static bool AcceptsDate(DateOnly date, DateOnly today) => ProfileDetails.Create(date, null, null, today).IsSuccess;

    private static bool Accepts(string key, PreferenceValue value) =>
        ProfileDetails.Create(null, null, new Dictionary<string, PreferenceValue> { [key] = value }, Today).IsSuccess;
}
