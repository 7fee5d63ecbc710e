namespace Qeyafa.Docs.Tests.Snippets;

/// <summary>The guides and the files of their examples belong together.</summary>
internal sealed class SnippetFileTests
{
    private static string[] All => [.. SnippetFiles.Languages.SelectMany(SnippetFiles.In).Distinct(StringComparer.Ordinal)];

    [Test]
    public void Snippet_IsWrittenInEveryLanguage() =>
        All.SelectMany(name => SnippetFiles.Languages.Where(language => !File.Exists(SnippetFiles.PathOf(name, language))).Select(language => $"{name}.{language} is missing."))
            .ShouldBeEmpty();

    [Test]
    public void Snippet_IsShownByAGuide() =>
        All.Except(SnippetFiles.Shown().Select(shown => shown.Name), StringComparer.Ordinal).Select(name => $"No guide shows {name}.").ShouldBeEmpty();

    [Test]
    public void Guide_ShowsOnlySnippetsThatAreThere() =>
        SnippetFiles.Shown().Where(shown => !All.Contains(shown.Name, StringComparer.Ordinal)).Select(shown => $"{shown.Guide} shows {shown.Name}, which has no file.").ShouldBeEmpty();

    [Test]
    public void Snippet_MarksWhatIsShownOnceOrNotAtAll() =>
        (from name in All
         from language in SnippetFiles.Languages
         let file = SnippetFiles.PathOf(name, language)
         where File.Exists(file)
         let marks = Marks(file, language)
         where marks is not ([] or ["show", "end"])
         select $"{name}.{language} has the marks [{string.Join(", ", marks)}].").ShouldBeEmpty();

    private static string[] Marks(string file, string language)
    {
        var comment = language == "sh" ? "# " : "// ";
        return [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line == comment + "show" || line == comment + "end").Select(line => line[comment.Length..])];
    }
}
