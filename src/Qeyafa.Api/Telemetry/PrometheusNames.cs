using System.Text;

namespace Qeyafa.Api.Telemetry;

/// <summary>Names as Prometheus wants them, by OpenTelemetry's rules for them: no dots, the unit in full at the end, counters with <c>_total</c>.</summary>
internal static class PrometheusNames
{
    /// <summary>A metric's name.</summary>
    public static string OfMetric(string name, string? unit, bool isCounter)
    {
        var result = Clean(name, allowColon: true);
        var suffix = UnitOf(unit);
        if (suffix.Length > 0 && !result.EndsWith("_" + suffix, StringComparison.Ordinal))
        {
            result = $"{result}_{suffix}";
        }

        return isCounter && !result.EndsWith("_total", StringComparison.Ordinal) ? result + "_total" : result;
    }

    /// <summary>A label's name.</summary>
    public static string OfLabel(string name) => Clean(name, allowColon: false);

    /// <summary>Writes a label's value with what must be escaped.</summary>
    public static void AppendValue(StringBuilder text, string value) => Append(text, value, quotes: true);

    /// <summary>Writes a help text with what must be escaped.</summary>
    public static void AppendHelp(StringBuilder text, string help) => Append(text, help, quotes: false);

    private static void Append(StringBuilder text, string value, bool quotes)
    {
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '"' when quotes => text.Append("\\\""),
                '\r' => text,
                _ => text.Append(letter),
            };
        }
    }

    private static string Clean(string name, bool allowColon)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var letter in name)
        {
            var good = char.IsAsciiLetterOrDigit(letter) || letter == '_' || (allowColon && letter == ':');
            if (good ? letter != '_' || text.Length == 0 || text[^1] != '_' : text.Length == 0 || text[^1] != '_')
            {
                text.Append(good ? letter : '_');
            }
        }

        return text.Length == 0 ? "_" : char.IsAsciiDigit(text[0]) ? "_" + text : text.ToString();
    }

    private static string UnitOf(string? unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        null or "" or "1" => "",
        _ when unit.StartsWith('{') => "",
        _ => Clean(unit, allowColon: false),
    };
}
