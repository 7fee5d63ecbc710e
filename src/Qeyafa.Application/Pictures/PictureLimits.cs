namespace Qeyafa.Application.Pictures;

/// <summary>How large a picture may be that somebody sends, and how many requests with pictures are taken at a time.</summary>
/// <param name="MaxBytes">The largest file, in bytes.</param>
/// <param name="Uploads">How many requests in all.</param>
/// <param name="UploadsPerAccount">How many of one account.</param>
public sealed record PictureLimits(
    long MaxBytes = PictureLimits.DefaultMaxBytes, int Uploads = PictureLimits.DefaultUploads, int UploadsPerAccount = PictureLimits.DefaultUploadsPerAccount)
{
    /// <summary>10 MiB.</summary>
    public const long DefaultMaxBytes = 10 * 1024 * 1024;

    /// <summary>100.</summary>
    public const int DefaultUploads = 100;

    /// <summary>10.</summary>
    public const int DefaultUploadsPerAccount = 10;
}
