namespace Qeyafa.Client;

/// <summary>
/// Shows the headers of answers, such as the entity tag to change a resource by: <c>using var seen = AnswerCapture.Begin(); var body = await client.Body.GetAsync();
/// await client.Body.PutAsync(changed, ifMatch: seen.ETag);</c> It belongs to the method that begins it and to what that calls.
/// </summary>
public sealed class AnswerCapture : IDisposable
{
    private static readonly AsyncLocal<AnswerCapture?> Current = new();

    private readonly AnswerCapture? _outer = Current.Value;

    private AnswerCapture()
    {
    }

    /// <summary>The status of the last answer, 0 before one.</summary>
    public int Status { get; private set; }

    /// <summary>The version of what was answered last, or null.</summary>
    public string? ETag { get; private set; }

    /// <summary>Where what was made last stands, or null.</summary>
    public Uri? Location { get; private set; }

    /// <summary>All headers of the last answer, by their names in any case.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; private set; } = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins to capture.</summary>
    public static AnswerCapture Begin() => Current.Value = new AnswerCapture();

    /// <summary>Ends it.</summary>
    public void Dispose() => Current.Value = _outer;

    internal static IReadOnlyDictionary<string, IEnumerable<string>> HeadersOf(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);

    internal static void Show(HttpResponseMessage response)
    {
        if (Current.Value is { } capture)
        {
            (capture.Status, capture.ETag, capture.Location) = ((int)response.StatusCode, response.Headers.ETag?.ToString(), response.Headers.Location);
            capture.Headers = HeadersOf(response);
        }
    }
}
