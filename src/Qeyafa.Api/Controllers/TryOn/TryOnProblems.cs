using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.TryOn;

/// <summary>The failures of try-ons.</summary>
internal static class TryOnProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("tryon_ended", 409, "The try-on has ended", "It is completed, failed or canceled already, so there is nothing to cancel. Read it to see which."),
        new("tryon_not_retryable", 409, "The try-on cannot be begun again", "Only a try-on that has failed or was canceled can be begun again. Ask for a new one instead."),
        new("picture_missing", 422, "A picture is missing", "The body record or the garment has no picture yet; `errors` names which. Upload one, then ask again."),
        new("tryon_limit_user", 429, "You have too many unfinished try-ons", "The number of try-ons of one person that have not ended is limited. Wait for one to end, or cancel one."),
        new("tryon_streams_limit", 429, "Too many streams of events are open", "The number of open streams of try-on events is limited for each person and for each node. Close one, or read the try-on now and then."),
        new("tryon_limit_overall", 503, "Too many try-ons are waiting", "The queue is full for the moment. Nothing was stored. Try again after `Retry-After`."),
    ];
}
