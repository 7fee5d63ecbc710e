using System.Text.RegularExpressions;

namespace Qeyafa.Build.CSharp;

/// <summary>Gives what NSwag names after JSON members (<c>Next_cursor</c>, <c>if_None_Match</c>) the names that C# has (<c>NextCursor</c>, <c>ifNoneMatch</c>).</summary>
internal static partial class CSharpNames
{
    public static string Mend(string code)
    {
        code = Member().Replace(code, match => match.Groups["before"].Value + Join(match.Groups["name"].Value) + " {");
        code = WordValue().Replace(code, match => match.Groups["before"].Value + Join(match.Groups["name"].Value) + " = ");
        var parameters = Parameter().Matches(code).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return string.Join('\n', code.Split('\n').Select(line => Mend(line, parameters)));
    }

    private static string Mend(string line, HashSet<string> parameters)
    {
        // In a comment only the parameter's name is meant: its text speaks of the API.
        var isComment = line.AsSpan().TrimStart().StartsWith("///", StringComparison.Ordinal);
        return isComment
            ? Parameter().Replace(line, match => $"<param name=\"{Join(match.Groups["name"].Value)}\">")
            : Identifier().Replace(line, match => parameters.Contains(match.Value) ? Join(match.Value) : match.Value);
    }

    private static string Join(string name) => Joint().Replace(name, match => match.Groups["letter"].Value.ToUpperInvariant());

    [GeneratedRegex(@"(?<before>^ +public [^\r\n(=]+ )(?<name>[A-Z]\w*_\w+) \{", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Member();

    [GeneratedRegex(@"(?<before>^ +)(?<name>[A-Z]\w*_\w+) = (?=\d+,)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WordValue();

    [GeneratedRegex(@"<param name=""(?<name>[a-z][A-Za-z]*_\w+)"">", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Parameter();

    // Names in JSON and in addresses stand in quotes of their own.
    [GeneratedRegex(@"(?<![""\w])[a-z][A-Za-z]*_\w+(?!\w)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"_(?<letter>[A-Za-z0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Joint();
}
