using System.Text.RegularExpressions;
using Qeyafa.Testing;

namespace Qeyafa.Docs.Tests.Snippets;

/// <summary>The guides' examples as they lie in the work tree, by the names that guides give them: <c>measurements/record</c>.</summary>
internal static partial class SnippetFiles
{
    /// <summary>The languages that every example is written in, by the ending of their files.</summary>
    public static readonly string[] Languages = ["sh", "ts", "cs"];

    /// <summary>Where the guides are.</summary>
    public static string Guides { get; } = Path.Combine(WorkTree.Root, "docs", "guides");

    /// <summary>Where the examples are.</summary>
    public static string Folder { get; } = Path.Combine(Guides, "snippets");

    /// <summary>The names of the examples in one language.</summary>
    public static string[] In(string language) =>
        [.. Directory.EnumerateFiles(Folder, $"*.{language}", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Folder, file), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>An example's file.</summary>
    public static string PathOf(string name, string language) => Path.Combine(Folder, $"{name}.{language}");

    /// <summary>A file that runs examples.</summary>
    public static string Runner(string path) => Path.Combine(WorkTree.Root, "tests", "Qeyafa.Docs.Tests", "Snippets", path);

    /// <summary>The names that the guides show, with the guide.</summary>
    public static IEnumerable<(string Name, string Guide)> Shown() =>
        from guide in Directory.EnumerateFiles(Guides, "*.md")
        where Path.GetFileName(guide) != "README.md"
        from Match line in Shows().Matches(File.ReadAllText(guide))
        select (line.Groups["name"].Value, Path.GetFileName(guide));

    [GeneratedRegex(@"^@snippet (?<name>\S+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shows();
}
