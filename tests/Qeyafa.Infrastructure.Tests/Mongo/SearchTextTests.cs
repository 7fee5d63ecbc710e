using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class SearchTextTests
{
    [Test]
    public void Words_AreFoldedRunsOfLettersAndDigits()
    {
        SearchText.Words("Levi's 501® — Été/ΣΟΦΟΣ  नीली साड़ी").ShouldBe(["levi", "s", "501", "été", "σοφοσ", "नीली", "साड़ी"]);
        SearchText.Words("$. .* -- \u200b").ShouldBeEmpty();
        SearchText.Words(new string('a', 50)).ShouldBe([new string('a', SearchText.MaxWordLength)]);
    }

    [Test]
    public void Key_IgnoresCaseAndRepeatedSpaces() => SearchText.Key("  Long\u00a0 DRESS ").ShouldBe("long dress");

    [Test]
    public void Key_IsTheSameTwice() => Prop.ForAll<string>(text => !Sound(text) || SearchText.Key(SearchText.Key(text)) == SearchText.Key(text)).QuickCheckThrowOnFailure();

    [Test]
    public void Words_DoNotDependOnCase() =>
        Prop.ForAll<string>(text => !Sound(text) || SearchText.Words(text.ToUpperInvariant()).SequenceEqual(SearchText.Words(text))).QuickCheckThrowOnFailure();

    [Test]
    public void EveryBeginningOfEveryWord_IsFound() => Prop.ForAll<string, string>((name, brand) =>
    {
        if (!Sound(name) || !Sound(brand))
        {
            return true;
        }

        var found = SearchText.Beginnings(name, null, brand);
        return SearchText.Words(name + " " + brand).SelectMany(Beginnings).All(found.Contains);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void WhatIsFound_BeginsAWord() => Prop.ForAll<string>(text => !Sound(text)
        || SearchText.Beginnings(text).All(found => SearchText.Words(text).Any(word => word.StartsWith(found, StringComparison.Ordinal)))).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Beginnings(string word)
    {
        var runes = word.EnumerateRunes().ToArray();
        return Enumerable.Range(1, runes.Length).Select(count => string.Concat(runes[..count]));
    }

    /// <summary>The API lets no half of a surrogate pair in.</summary>
    private static bool Sound(string? text) => text is not null && !text.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar);
}
