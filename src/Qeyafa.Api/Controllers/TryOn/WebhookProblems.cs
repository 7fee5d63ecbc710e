using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.TryOn;

/// <summary>The failures of webhooks.</summary>
internal static class WebhookProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("webhook_not_signed", 401, "The webhook is not signed for now",
            "The signature is not that of the id, the time and the body that were sent, or the time is more than 300 s from now. Only the try-on service calls this endpoint."),
    ];
}
