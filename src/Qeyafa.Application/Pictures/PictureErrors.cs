using System.Globalization;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Pictures;

/// <summary>Why a picture is not taken.</summary>
public static class PictureErrors
{
    /// <summary>The content is none of the formats that are taken, whatever the file's name or declared type says.</summary>
    public static Error Unsupported { get; } = new(ErrorKind.Malformed, "unsupported_picture", "The file's content is not JPEG, PNG, WebP or HEIC. Its name and declared type do not count.");

    /// <summary>The content begins like a picture and cannot be read to its end.</summary>
    public static Error Damaged { get; } = new(ErrorKind.RuleBroken, "picture_damaged", "The picture is damaged or cut off.");

    /// <summary>Reading the picture took more time or memory than it may.</summary>
    public static Error Refused { get; } = new(ErrorKind.RuleBroken, "picture_refused", "Reading the picture takes more time or memory than it may. Save it again with a common program, then send that.");

    /// <summary>More pictures wait than the server works on.</summary>
    public static Error Busy { get; } = new(ErrorKind.Unavailable, "pictures_busy", "Too many pictures are being worked on just now. Try again in a moment.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    /// <summary>The server lacks the program that works on pictures.</summary>
    public static Error Unavailable { get; } = new(ErrorKind.Unavailable, "pictures_unavailable", "This server cannot work on pictures at the moment.")
    {
        RetryAfter = TimeSpan.FromMinutes(1),
    };

    /// <summary>The file has too many bytes.</summary>
    /// <param name="maxBytes">The most that is taken, in bytes.</param>
    public static Error TooManyBytes(long maxBytes) =>
        new(ErrorKind.Malformed, "content_too_large", string.Create(CultureInfo.InvariantCulture, $"The picture is larger than {maxBytes} bytes."));

    /// <summary>The picture has too many pixels.</summary>
    /// <param name="maxMegapixels">The most that is taken, in millions of pixels.</param>
    /// <param name="maxSide">The longest side that is taken, in pixels.</param>
    public static Error TooManyPixels(int maxMegapixels, int maxSide) =>
        new(ErrorKind.RuleBroken, "picture_too_large", string.Create(CultureInfo.InvariantCulture, $"The picture has more than {maxMegapixels} megapixels, or a side of more than {maxSide} pixels."));
}
