using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Qeyafa.Infrastructure.Backups.Format;

/// <summary>Reads and writes the list of pictures: one JSON document a line.</summary>
internal static class JsonLines
{
    public static async Task WriteAsync(Stream target, BackedUpPicture picture, CancellationToken cancellationToken) =>
        await target.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(picture, BackupJson.Default.BackedUpPicture), (byte)'\n'], cancellationToken);

    public static async IAsyncEnumerable<BackedUpPicture> ReadAsync(Stream source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(source, Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonSerializer.Deserialize(line, BackupJson.Default.BackedUpPicture) ?? throw new BackupException("The list of pictures has an empty line: use another backup.");
        }
    }
}
