namespace Qeyafa.Application.Pictures;

/// <summary>How large a picture may be that somebody sends.</summary>
/// <param name="MaxBytes">The largest file, in bytes.</param>
public sealed record PictureLimits(long MaxBytes = PictureLimits.DefaultMaxBytes)
{
    /// <summary>10 MiB.</summary>
    public const long DefaultMaxBytes = 10 * 1024 * 1024;
}
