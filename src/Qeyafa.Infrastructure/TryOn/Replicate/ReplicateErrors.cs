using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>Reads Replicate's errors: any subset of <c>{title, detail, status}</c>, or no JSON at all.</summary>
internal static partial class ReplicateErrors
{
    private const int LongestExplanation = 300;

    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(10);

    /// <summary>Replicate's words, short, without addresses and data.</summary>
    public static string Explain(JsonElement? body)
    {
        var words = string.Join(": ", new[] { Text(body, "title"), Text(body, "detail") }.Where(text => !string.IsNullOrWhiteSpace(text)));
        var clean = Addresses().Replace(words, "…").ReplaceLineEndings(" ");
        return clean.Length <= LongestExplanation ? clean : clean[..LongestExplanation];
    }

    /// <summary>How long to wait after 429: what <c>detail</c> says ("resets in ~30s", "available in 1 second"), else the header, else 10 s; 1 s to 5 min.</summary>
    public static TimeSpan WaitOf(JsonElement? body, TimeSpan? header)
    {
        var wait = (Text(body, "detail") is { } detail && Reset().Match(detail) is { Success: true } match ? Read(match) : header) ?? UsualWait;
        return wait < LeastWait ? LeastWait : wait > MostWait ? MostWait : wait;
    }

    private static TimeSpan? Read(Match match) => double.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? TimeSpan.FromSeconds(Math.Min(number, MostWait.TotalMilliseconds) * SecondsIn(match.Groups["unit"].Value))
        : null;

    private static double SecondsIn(string unit) => unit is "ms" or "milliseconds" or "millisecond" ? 0.001 : unit.StartsWith('m') ? 60 : unit.StartsWith('h') ? 3600 : 1;

    private static string? Text(JsonElement? body, string name) =>
        body is { ValueKind: JsonValueKind.Object } error && error.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    [GeneratedRegex(@"\bin\s+~?\s*(?<number>\d{1,9}(\.\d{1,6})?)\s*(?<unit>milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reset();

    [GeneratedRegex(@"\b([a-z][a-z0-9+.-]*://|data:)\S*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addresses();
}
