using System.Text.RegularExpressions;

namespace Qeyafa.Build.CSharp;

/// <summary>NSwag reads every answer as JSON; one that is a text, such as <c>text/csv</c> or <c>image/svg+xml</c>, is handed on as the text that it is.</summary>
internal static partial class TextAnswers
{
    private const string AsItIs = """
        ${indent}var text_ = await ReadAsStringAsync(response_.Content, cancellationToken).ConfigureAwait(false);
        ${indent}var objectResponse_ = new ObjectResponseResult<string>(text_, text_);
        """;

    public static string Mend(string code) => Read().Replace(code, AsItIs.ReplaceLineEndings("\n"));

    [GeneratedRegex("""(?<indent>^ +)var objectResponse_ = await ReadObjectResponseAsync<string>\(response_, headers_, cancellationToken\)\.ConfigureAwait\(false\);""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Read();
}
