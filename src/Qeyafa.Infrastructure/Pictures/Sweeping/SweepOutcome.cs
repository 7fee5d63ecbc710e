namespace Qeyafa.Infrastructure.Pictures.Sweeping;

/// <summary>What a sweep found and did.</summary>
internal sealed class SweepOutcome
{
    /// <summary>Whether nothing was looked at, as the database knows no account and may be the wrong one.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>How many objects were looked at.</summary>
    public int Looked { get; set; }

    /// <summary>How many pictures were deleted.</summary>
    public int Deleted { get; set; }

    /// <summary>How many thumbnails were deleted.</summary>
    public int Thumbnails { get; set; }

    /// <summary>How many leftovers of broken writes were removed.</summary>
    public int Drafts { get; set; }

    /// <summary>How many objects in the folders of pictures are neither a picture nor a thumbnail. They are left alone.</summary>
    public int Foreign { get; private set; }

    /// <summary>The key of the first of them, or null.</summary>
    public string? FirstForeign { get; private set; }

    public void NoteForeign(string key)
    {
        Foreign++;
        FirstForeign ??= key;
    }
}
