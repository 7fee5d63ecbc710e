using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.Images;

/// <summary>Why a picture is not taken.</summary>
internal static class PictureProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("unsupported_picture", 415, "The file is no picture that is taken",
            "The file's content is not JPEG, PNG, WebP or HEIC; some servers cannot read HEIC. The name of the file and its declared type do not count. Convert the picture, then send it again."),
        new("picture_damaged", 422, "The picture is damaged",
            "The file begins like a picture and cannot be read to its end: it was cut off on its way, or is damaged. Nothing was stored. Send it again from the original."),
        new("picture_too_large", 422, "The picture has too many pixels", "The picture's width times height, or one of its sides, is larger than is taken; `detail` names the limits. Make it smaller, then send it again."),
        new("picture_refused", 422, "Reading the picture takes too much",
            "The picture was read within limits of time and memory, and reached one of them. Nothing was stored. Save the picture again with a common program, then send that."),
        new("pictures_busy", 503, "Too many pictures at once", "More pictures are waiting than the server works on at a time. Nothing was stored. Try again after `Retry-After`."),
        new("pictures_unavailable", 503, "Pictures cannot be worked on", "The server lacks the program that works on pictures, or cannot start it. Nothing was stored. Its operator finds the reason in the log."),
    ];
}
