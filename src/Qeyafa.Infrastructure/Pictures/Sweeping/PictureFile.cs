using System.Diagnostics.CodeAnalysis;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Infrastructure.Pictures.Sweeping;

/// <summary>What an object in a folder of pictures is: a picture, or a thumbnail of one.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="ThumbnailOf">Of which content of the picture this is a thumbnail, by its entity tag; null for the picture itself.</param>
internal sealed record PictureFile(PictureKey Picture, string? ThumbnailOf)
{
    private const string Thumbnails = "thumbnails";
    private const string Extension = ".jpg";

    /// <summary>
    /// Reads a storage key: a picture's own, or that of a thumbnail, <c>{kind}/{owner}/thumbnails/{id[-view]}.{size}.{entity tag}.jpg</c>.
    /// </summary>
    public static bool TryParse(string key, [NotNullWhen(true)] out PictureFile? file)
    {
        file = PictureKey.TryParse(key, out var picture) ? new PictureFile(picture, ThumbnailOf: null) : Thumbnail(key);
        return file is not null;
    }

    private static PictureFile? Thumbnail(string key)
    {
        if (key.Split('/') is not [var kind, var owner, Thumbnails, var name] || !name.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        return name[..^Extension.Length].Split('.', 3) is [var picture, { Length: > 0 } size, { Length: > 0 } tag] && size.All(char.IsAsciiLetterOrDigit)
            && PictureKey.TryParse($"{kind}/{owner}/{picture}{Extension}", out var parsed) ? new PictureFile(parsed, tag) : null;
    }
}
