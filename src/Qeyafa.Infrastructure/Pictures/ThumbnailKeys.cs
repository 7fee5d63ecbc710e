using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>
/// Where thumbnails are kept: <c>{kind}/{owner}/thumbnails/{id}.{size}.{tag}.jpg</c>, where the tag is that of their master.
/// So a thumbnail always belongs to exactly that master, and one of a master that has been replaced is never shown.
/// </summary>
internal static class ThumbnailKeys
{
    private const int LongestTag = 128;

    /// <summary>The sizes, with the most pixels of the longer side.</summary>
    public static IReadOnlyList<(PictureSize Size, string Word, int Side)> All { get; } =
        [(PictureSize.Large, "large", 1_024), (PictureSize.Medium, "medium", 480), (PictureSize.Small, "small", 160)];

    /// <summary>The key of one thumbnail.</summary>
    public static string Of(PictureKey master, string word, string masterTag) => $"{PrefixOf(master)}{word}.{SafeTag(masterTag)}.jpg";

    /// <summary>What the keys of all thumbnails of a picture begin with, of whichever master.</summary>
    public static string PrefixOf(PictureKey master)
    {
        var folder = PictureKey.FolderOf(master.Kind, master.Owner);
        return $"{folder}thumbnails/{master.Value[folder.Length..^".jpg".Length]}.";
    }

    /// <summary>Whether a thumbnail was made of the master that has the tag.</summary>
    public static bool IsOf(string thumbnailKey, string masterTag) => thumbnailKey.EndsWith($".{SafeTag(masterTag)}.jpg", StringComparison.Ordinal);

    private static string SafeTag(string tag) =>
        string.Create(Math.Min(tag.Length, LongestTag), tag, static (safe, tag) =>
        {
            for (var index = 0; index < safe.Length; index++)
            {
                safe[index] = char.IsAsciiLetterOrDigit(tag[index]) || tag[index] == '-' ? tag[index] : '_';
            }
        });
}
