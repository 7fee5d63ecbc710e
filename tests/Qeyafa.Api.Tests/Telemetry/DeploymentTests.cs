using System.Text.Json;
using System.Text.RegularExpressions;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Telemetry;

/// <summary>The dashboard and the alerts name metrics that are there.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string[] Words = ["and", "or", "unless", "on", "by", "le", "bool", "ignoring", "without", "offset", "group_left", "inf"];

    private static string Folder => System.IO.Path.Combine(Repository.Root, "deploy");

    [Test]
    public async Task EveryMetric_OfDashboardAndAlerts_IsExported()
    {
        using var stranger = Watchtower.Server.Stranger();
        await stranger.GetAsync("/problems");
        var expressions = DashboardExpressions().Concat(AlertExpressions()).ToArray();

        expressions.Length.ShouldBeGreaterThan(20);
        var used = expressions.SelectMany(MetricsOf).Distinct().ToArray();
        string[] missing = used;
        try
        {
            // Some are there only when they have been measured for the first time.
            await Eventually.HoldsAsync(async () => (missing = [.. used.Except(await ExportedAsync(stranger.Http))]).Length == 0, "Every metric is exported.");
        }
        finally
        {
            missing.ShouldBeEmpty();
        }
    }

    [Test]
    public void EveryAlert_SaysHowBadItIs_WhatHappens_AndWhereToReadOn()
    {
        var guide = File.ReadAllText(System.IO.Path.Combine(Repository.Root, "docs", "monitoring.md"));
        foreach (Match alert in Alert().Matches(File.ReadAllText(System.IO.Path.Combine(Folder, "prometheus", "qeyafa-alerts.yml"))))
        {
            alert.Value.ShouldContain("expr: ");
            alert.Value.ShouldContain("severity: ");
            alert.Value.ShouldContain("summary: ");
            guide.ShouldContain($"`{alert.Groups["name"].Value}`", customMessage: "docs/monitoring.md says what to do.");
        }
    }

    private static async Task<IEnumerable<string>> ExportedAsync(HttpClient http) => Exposition.Parse(await http.GetStringAsync("/metrics")).Types
        .SelectMany(type => type.Value == "histogram" ? new[] { type.Key + "_bucket", type.Key + "_sum", type.Key + "_count" } : [type.Key]).Append("up");

    private static IEnumerable<string> MetricsOf(string expression)
    {
        var bare = Grouping().Replace(Range().Replace(Matchers().Replace(expression, ""), ""), "");
        return Identifier().Matches(bare).Select(match => match.Value).Where(name => !Words.Contains(name));
    }

    private static IEnumerable<string> AlertExpressions() =>
        AlertExpression().Matches(File.ReadAllText(System.IO.Path.Combine(Folder, "prometheus", "qeyafa-alerts.yml"))).Select(match => match.Groups["expr"].Value);

    private static List<string> DashboardExpressions()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Folder, "grafana", "qeyafa-dashboard.json")));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.TryGetProperty("targets", out var targets) ? targets.EnumerateArray().Select(target => target.GetProperty("expr").GetString()!) : [])];
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Matchers();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?:by|on|without|ignoring)\s*\([^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(?<![a-zA-Z0-9_$.])[a-zA-Z_:][a-zA-Z0-9_:]*(?!\s*\()(?![a-zA-Z0-9_:])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^\s+expr: (?<expr>.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AlertExpression();

    [GeneratedRegex(@"- alert: (?<name>\w+)\n(?:(?!\s+- alert:).*\n?)*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alert();
}
