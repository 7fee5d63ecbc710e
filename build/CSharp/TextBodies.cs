using System.Text.RegularExpressions;

namespace Qeyafa.Build.CSharp;

/// <summary>NSwag writes every body as JSON; one whose media type is a text's, such as <c>text/csv</c>, goes out as the text that it is.</summary>
internal static partial class TextBodies
{
    public static string Mend(string code) => Written().Replace(code, "System.Text.Encoding.UTF8.GetBytes(body)");

    [GeneratedRegex("""System\.Text\.Json\.JsonSerializer\.SerializeToUtf8Bytes\(body, JsonSerializerSettings\)(?=;[^;]*;[^;]*Parse\("text/)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Written();
}
