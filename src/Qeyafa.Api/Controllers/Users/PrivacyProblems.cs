using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.Users;

/// <summary>The failures of erasing an account.</summary>
internal static class PrivacyProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("reauthentication_required", 403, "The sign-in is too long ago",
            "This cannot be undone, so it takes a sign-in of the last few minutes (5 by default). Sign in again and repeat the request with the new access token; refreshing a token is no sign-in."),
    ];
}
