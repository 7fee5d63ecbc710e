using System.Globalization;
using System.Text.RegularExpressions;

namespace Qeyafa.Api.Tests.Telemetry;

/// <summary>Reads Prometheus' text format 0.0.4 strictly: whatever breaks a rule of it fails the test.</summary>
internal sealed partial class Exposition
{
    private Exposition()
    {
    }

    public Dictionary<string, string> Types { get; } = [];

    public List<Sample> Samples { get; } = [];

    public static Exposition Parse(string text)
    {
        text.ShouldEndWith("\n");
        var read = new Exposition();
        var help = new HashSet<string>();
        var family = "";
        foreach (var line in text[..^1].Split('\n'))
        {
            if (HelpLine().Match(line) is { Success: true } helping)
            {
                help.Add(helping.Groups["name"].Value).ShouldBeTrue(line);
            }
            else if (TypeLine().Match(line) is { Success: true } typing)
            {
                family = typing.Groups["name"].Value;
                help.ShouldContain(family);
                read.Types.TryAdd(family, typing.Groups["type"].Value).ShouldBeTrue(line);
            }
            else
            {
                read.Add(line, family);
            }
        }

        read.Samples.GroupBy(sample => (sample.Name, sample.LabelText)).Where(same => same.Count() > 1).ShouldBeEmpty("A series stands once.");
        read.CheckHistograms();
        return read;
    }

    /// <summary>The sum of a metric's samples with these labels.</summary>
    public double Sum(string name, params (string Name, string Value)[] labels) =>
        Samples.Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value)).Sum(sample => sample.Value);

    private void Add(string line, string family)
    {
        var match = SampleLine().Match(line);
        match.Success.ShouldBeTrue($"Not a sample: {line}");
        var name = match.Groups["name"].Value;
        var suffix = name.StartsWith(family, StringComparison.Ordinal) ? name[family.Length..] : "?";
        (Types[family] == "histogram" ? new[] { "_bucket", "_sum", "_count" } : [""]).ShouldContain(suffix, line);
        (Types[family] == "counter").ShouldBe(family.EndsWith("_total", StringComparison.Ordinal), line);
        var labels = new Dictionary<string, string>();
        foreach (Match label in LabelPair().Matches(match.Groups["labels"].Value))
        {
            labels.TryAdd(label.Groups["name"].Value, Unescape(label.Groups["value"].Value)).ShouldBeTrue(line);
        }

        var text = match.Groups["value"].Value;
        var value = text == "+Inf" ? double.PositiveInfinity : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        Samples.Add(new Sample(name, match.Groups["labels"].Value, labels, value));
    }

    private void CheckHistograms()
    {
        foreach (var name in Types.Where(type => type.Value == "histogram").Select(type => type.Key))
        {
            foreach (var series in Samples.Where(sample => sample.Name == name + "_bucket").GroupBy(sample => Without(sample.LabelText)))
            {
                var bounds = series.Select(sample => sample.Labels["le"] == "+Inf" ? double.PositiveInfinity : double.Parse(sample.Labels["le"], CultureInfo.InvariantCulture)).ToArray();
                bounds.ShouldBe(bounds.Order());
                bounds[^1].ShouldBe(double.PositiveInfinity);
                var values = series.Select(sample => sample.Value).ToArray();
                values.ShouldBe(values.Order());
                Samples.Single(sample => sample.Name == name + "_count" && sample.LabelText == series.Key).Value.ShouldBe(values[^1]);
                Samples.Count(sample => sample.Name == name + "_sum" && sample.LabelText == series.Key).ShouldBe(1);
            }
        }
    }

    private static string Without(string labels) => BoundLabel().Replace(labels, "");

    private static string Unescape(string value) => value.Replace(@"\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\]|\\\\|\\n)*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HelpLine();

    [GeneratedRegex(@"^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeLine();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*")*)\})? (?<value>[+-]Inf|NaN|-?[0-9.]+(?:E[+-]?[0-9]+)?)$""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SampleLine();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(?:[^"\\]|\\.)*)"(?:,|$)""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelPair();

    [GeneratedRegex(""",?le="[^"]*"$""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BoundLabel();

    internal sealed record Sample(string Name, string LabelText, Dictionary<string, string> Labels, double Value);
}
