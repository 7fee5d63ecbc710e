using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.Measurements;

/// <summary>The failures of measuring from pictures.</summary>
internal static class MeasuringProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("measuring_failed", 422, "The person could not be measured from these pictures",
            "The measurement service looked at the pictures and cannot measure from them. `errors` says by part (`front`, `side`, `height`) what to do, such as to take a picture again. Nothing was stored."),
        new("measuring_unavailable", 503, "The measurement service is away",
            "The service that measures from pictures cannot be reached, does not answer in time, or is not set up here. Nothing was stored. Try again after `Retry-After`, or enter the values."),
    ];
}
