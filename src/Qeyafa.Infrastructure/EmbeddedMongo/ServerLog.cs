using System.Text.Json;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>Reads the log of a server that is writing it: one JSON object per line.</summary>
internal static class ServerLog
{
    private const int ErrorsShown = 3;

    /// <summary>Whether the server has said that it accepts connections.</summary>
    public static bool SaysReady(string path) => Lines(path).Any(line => line.Contains("\"Waiting for connections\"", StringComparison.Ordinal));

    /// <summary>How much has been logged, in bytes; 0 where there is no log.</summary>
    public static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>What the server last complained of, for a person to read; empty where it did not.</summary>
    public static string LastErrors(string path) =>
        string.Join(' ', Lines(path).Select(Complaint).OfType<string>().TakeLast(ErrorsShown));

    private static IEnumerable<string> Lines(string path)
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string? Complaint(string line)
    {
        try
        {
            using var entry = JsonDocument.Parse(line);
            var root = entry.RootElement;
            return root.GetProperty("s").GetString() is "E" or "F"
                ? $"{root.GetProperty("msg").GetString()}: {(root.TryGetProperty("attr", out var details) ? details.GetRawText() : "no details")}"
                : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException)
        {
            // The line is still being written.
            return null;
        }
    }
}
