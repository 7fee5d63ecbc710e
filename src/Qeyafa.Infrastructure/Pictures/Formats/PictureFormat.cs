namespace Qeyafa.Infrastructure.Pictures.Formats;

/// <summary>The formats that are taken. Each has its own loader, which is named to libvips: it never guesses.</summary>
internal enum PictureFormat
{
    Jpeg,
    Png,
    WebP,
    Heic,
}

/// <summary>What a file's first bytes say.</summary>
/// <param name="Format">Which format it is.</param>
/// <param name="Width">The width in pixels as it is stored, before turning upright; 0 where libvips has to be asked.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="IsGrey">Whether it has shades of grey only, with or without transparency.</param>
internal readonly record struct PictureHeader(PictureFormat Format, int Width, int Height, bool IsGrey);
