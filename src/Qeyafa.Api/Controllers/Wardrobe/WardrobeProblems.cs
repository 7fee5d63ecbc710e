using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.Wardrobe;

/// <summary>The failures of the wardrobe.</summary>
internal static class WardrobeProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("body_in_use", 409, "A try-on needs the body record", "A try-on that is `pending` or `processing` shows this body. Wait for its end or cancel it, then delete the record."),
        new("clothing_in_use", 409, "A try-on needs the garment", "A try-on that is `pending` or `processing` shows this garment. Wait for its end or cancel it, then delete the garment."),
    ];
}
