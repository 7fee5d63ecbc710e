namespace Qeyafa.Infrastructure.Pictures.Sweeping;

/// <summary>The settings under <c>Pictures:Sweep</c>.</summary>
internal sealed class PictureSweepOptions
{
    public const string Section = "Pictures:Sweep";

    /// <summary>How many seconds lie between two sweeps, whichever nodes make them; 1 to 604,800.</summary>
    public int EverySeconds { get; set; } = 3_600;

    /// <summary>
    /// How old, in seconds, a picture must be that no document names, before it is deleted; 1 to 604,800.
    /// Longer than anything may take from the storing of a picture to the writing of its document, and than clocks differ.
    /// </summary>
    public int GraceSeconds { get; set; } = 3_600;
}
