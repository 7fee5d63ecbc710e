namespace Qeyafa.Testing.Pictures;

/// <summary>Pictures for tests, all of them drawn here: four coloured fields, so that it shows which way is up.</summary>
internal static class TestPictures
{
    public static readonly (byte Red, byte Green, byte Blue) TopLeft = (220, 30, 30);
    public static readonly (byte Red, byte Green, byte Blue) TopRight = (30, 160, 60);
    public static readonly (byte Red, byte Green, byte Blue) BottomLeft = (40, 60, 200);
    public static readonly (byte Red, byte Green, byte Blue) BottomRight = (240, 240, 240);

    public const int Width = 96;
    public const int Height = 64;

    private static readonly Lazy<Task<byte[]>> SoundJpeg = new(() => VipsTool.ConvertAsync(Png(), ".jpg[Q=92]"));
    private static readonly Lazy<Task<byte[]>> SoundWebP = new(() => VipsTool.ConvertAsync(Png(), ".webp[lossless]"));
    private static readonly Lazy<Task<byte[]>> SoundHeic = new(() => VipsTool.ConvertAsync(Png(), ".heic[compression=hevc,Q=90]"));

    public static byte[] Png(int width = Width, int height = Height) => PngFile.Of(width, height, (x, y) => Field(x, y, width, height));

    /// <summary>A copy of its own, to be changed.</summary>
    public static async Task<byte[]> JpegAsync() => [.. await SoundJpeg.Value];

    public static async Task<byte[]> WebPAsync() => [.. await SoundWebP.Value];

    public static async Task<byte[]> HeicAsync() => [.. await SoundHeic.Value];

    /// <summary>A picture that is stored turned and mirrored as an orientation (1 to 8) says, and is upright when shown by it.</summary>
    /// <remarks>Source: EXIF 2.32, tag Orientation.</remarks>
    public static Task<byte[]> StoredAsAsync(int orientation)
    {
        const int right = Width - 1;
        const int bottom = Height - 1;
        var stored = PngFile.Of(orientation >= 5 ? Height : Width, orientation >= 5 ? Width : Height, (x, y) =>
        {
            var (shownX, shownY) = orientation switch
            {
                2 => (right - x, y),
                3 => (right - x, bottom - y),
                4 => (x, bottom - y),
                5 => (y, x),
                6 => (right - y, x),
                7 => (right - y, bottom - x),
                8 => (y, bottom - x),
                _ => (x, y),
            };
            return Field(shownX, shownY, Width, Height);
        });
        return VipsTool.ConvertAsync(stored, ".jpg[Q=92]");
    }

    /// <summary>Whether the four fields are where they belong.</summary>
    public static bool IsUpright(Pixels seen) =>
        seen.IsAbout(seen.Width / 4, seen.Height / 4, TopLeft)
        && seen.IsAbout(seen.Width * 3 / 4, seen.Height / 4, TopRight)
        && seen.IsAbout(seen.Width / 4, seen.Height * 3 / 4, BottomLeft)
        && seen.IsAbout(seen.Width * 3 / 4, seen.Height * 3 / 4, BottomRight);

    private static (byte Red, byte Green, byte Blue) Field(int x, int y, int width, int height) =>
        y < height / 2 ? (x < width / 2 ? TopLeft : TopRight) : x < width / 2 ? BottomLeft : BottomRight;
}
