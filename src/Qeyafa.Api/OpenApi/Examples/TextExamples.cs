namespace Qeyafa.Api.OpenApi.Examples;

/// <summary>Examples of answers that are text and no JSON, by operation.</summary>
internal static class TextExamples
{
    private const string TryOn = """
        {"id":"65f0c2a4e1b2c3d4e5f60720","status":"completed"}
        """;

    private static readonly Dictionary<string, string> ByOperation = new(StringComparer.Ordinal)
    {
        ["Measurements_Export"] = "processed_at,unit,source,height,weight,note,chest,waist\r\n2026-01-31T09:30:00Z,cm,manual,180,75.5,In the evening.,101.5,88.25\r\n",
        ["Measurements_Chart"] = """<svg xmlns="http://www.w3.org/2000/svg" width="900" height="520"><title>Measurements</title></svg>""",
        ["TryOn_Follow"] = $"event: status\ndata: {TryOn}\n\n",
        ["Messages_Stream"] = "id: 65f0c2a4e1b2c3d4e5f60720\nevent: message\ndata: {\"id\":\"65f0c2a4e1b2c3d4e5f60720\",\"content\":\"The dress is ready.\"}\n\n",
    };

    /// <summary>The example, or null for an answer that is no text.</summary>
    public static string? Of(string? operation) => operation is null ? null : ByOperation.GetValueOrDefault(operation);
}
