using Qeyafa.Application.Pictures;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>The settings under <c>Pictures</c>.</summary>
internal sealed class PictureOptions
{
    public const string Section = "Pictures";

    /// <summary>The longest side that is taken, in pixels: well within what JPEG can say (65,535), and beyond what a camera makes.</summary>
    public const int MaxSide = 30_000;

    /// <summary>The largest file that is taken, in bytes; 64 KiB to 100 MiB.</summary>
    public int MaxBytes { get; set; } = (int)PictureLimits.DefaultMaxBytes;

    /// <summary>The most pixels that are taken, in millions; 1 to 200.</summary>
    public int MaxMegapixels { get; set; } = 40;

    /// <summary>How long one step of working on a picture may take, in seconds, by the clock and in computing time; 1 to 300.</summary>
    public int Seconds { get; set; } = 20;

    /// <summary>How much address space one step may take, in MiB; 256 to 8,192.</summary>
    public int MemoryMegabytes { get; set; } = 768;

    /// <summary>How many pictures are worked on at the same time; 1 to 64, by default one per core.</summary>
    public int Concurrency { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 64);

    /// <summary>How many more may wait; 0 to 10,000. Beyond it the answer is 503.</summary>
    public int QueueLength { get; set; } = 32;

    /// <summary>How many requests with pictures are taken at the same time, from their first byte to their answer; 1 to 10,000. Beyond it the answer is 503.</summary>
    public int Uploads { get; set; } = PictureLimits.DefaultUploads;

    /// <summary>How many of these may be one account's; 1 to 10,000. Beyond it the answer is 429.</summary>
    public int UploadsPerAccount { get; set; } = PictureLimits.DefaultUploadsPerAccount;

    /// <summary>The folder of temporary files; where empty, one of this account's own under the system's folder for them.</summary>
    public string Scratch { get; set; } = "";

    /// <summary>How many minutes a link to a picture works at least; 1 to 10,080.</summary>
    public int LinkMinutes { get; set; } = 60;

    /// <summary>What stands before the path of a link, such as <c>https://api.example.com</c>; where empty, a link is a path.</summary>
    public string LinkBase { get; set; } = "";
}
