using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>The failures of messages.</summary>
internal static class MessagingProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("recipient_unreachable", 422, "This person cannot be written to",
            "There is no active account with this id, or it takes no messages from you. The two are never told apart, and sending again does not help."),
        new("too_many_blocks", 422, "You block as many people as one account can", "An account blocks at most 1,000 people. `GET /messages/blocks` lists them; end one, then repeat the request."),
        new("too_many_streams", 429, "Too many open streams", "Your account has as many streams open on this server as one account can (10 by default). Close one, and connect again."),
    ];
}
