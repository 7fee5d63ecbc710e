namespace Qeyafa.Api.Controllers.Measurements;

/// <summary>Reads names separated by commas (<c>?names=chest,waist</c>).</summary>
internal static class NameList
{
    public static IReadOnlyList<string>? Of(string? names) => names?.Split(',', StringSplitOptions.TrimEntries);
}
