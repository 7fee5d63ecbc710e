using System.Text.Json;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>What a data folder remembers of the last server on it: for the sentence that a second run gets, and for cleaning up after a crash.</summary>
/// <param name="Owner">The process that started the server.</param>
/// <param name="Server">The server's process; null before it is started.</param>
/// <param name="Port">The server's port; 0 before it is chosen.</param>
internal sealed record ServerRecord(ProcessIdentity Owner, ProcessIdentity? Server, int Port)
{
    /// <summary>Reads the record, or answers null where there is none or a crash cut it short.</summary>
    public static ServerRecord? TryRead(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ServerRecord>(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the record whole: a reader sees the old one or the new one.</summary>
    public void Write(string path)
    {
        var fresh = path + ".new";
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(fresh, path, overwrite: true);
    }
}
