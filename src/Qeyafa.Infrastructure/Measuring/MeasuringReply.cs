using System.Text.Json;
using Qeyafa.Application.Measurements.Processing;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Infrastructure.Measuring;

/// <summary>Reads the answers of a measurement service: <c>{measurements, confidence, overall_confidence, unit}</c> or <c>{fault: {code, reason, about}}</c>.</summary>
internal static class MeasuringReply
{
    private const int LongestReason = 300;

    private static readonly string[] Members = ["front", "side", "height"];

    /// <summary>Reads an answer.</summary>
    /// <returns>Null where it makes no sense.</returns>
    public static MeasuringOutcome? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        if (json.TryGetProperty("fault", out var fault)) return ReadFault(fault);
        if (!json.TryGetProperty("measurements", out var measurements) || measurements.ValueKind != JsonValueKind.Object) return null;
        if (Numbers(measurements) is not { Count: > 0 and <= MeasurementRules.MaxValues } values) return null;
        if (!json.TryGetProperty("overall_confidence", out var overall) || Share(overall) is not { } sure) return null;
        if (!json.TryGetProperty("unit", out var unit) || unit.ValueKind != JsonValueKind.String || !LengthUnits.TryParse(unit.GetString(), out var of)) return null;

        return new MeasuringOutcome.Measured(values, of, Shares(json, values), sure);
    }

    private static MeasuringOutcome.Fault? ReadFault(JsonElement fault)
    {
        if (fault.ValueKind != JsonValueKind.Object || !fault.TryGetProperty("reason", out var reason) || reason.ValueKind != JsonValueKind.String) return null;

        var words = string.Concat(reason.GetString()!.Where(letter => !char.IsControl(letter))).Trim();
        if (words.Length == 0) return null;

        var about = fault.TryGetProperty("about", out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        return new MeasuringOutcome.Fault(Members.Contains(about, StringComparer.Ordinal) ? about : null, words.Length <= LongestReason ? words : words[..LongestReason]);
    }

    /// <summary>The values; null where one is no number, no name can be stored, or a name stands twice. Height and weight are not the service's to say.</summary>
    private static Dictionary<string, double>? Numbers(JsonElement measurements)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var member in measurements.EnumerateObject())
        {
            if (MeasurementVocabulary.Find(member.Name) is { IsTopLevel: true }) continue;
            if (member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetDouble(out var value) || !MeasurementName.IsValid(member.Name) || !values.TryAdd(member.Name, value)) return null;
        }

        return values;
    }

    private static Dictionary<string, double> Shares(JsonElement json, Dictionary<string, double> values)
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        if (!json.TryGetProperty("confidence", out var confidence) || confidence.ValueKind != JsonValueKind.Object) return shares;

        foreach (var member in confidence.EnumerateObject())
        {
            if (values.ContainsKey(member.Name) && Share(member.Value) is { } share) shares[member.Name] = share;
        }

        return shares;
    }

    private static double? Share(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var share) && share is >= 0 and <= 1 ? share : null;
}
