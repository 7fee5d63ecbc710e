using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>The failures of accounts and their credentials.</summary>
internal static class AuthProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("invalid_credentials", 401, "The credentials are wrong",
            "No account has this identifier and password. Whether the account exists is not told. Check both and try again."),
        new("account_suspended", 403, "The account is suspended", "The credentials are right, and an administrator has suspended the account. Only an administrator can lift that."),
        new("account_inactive", 403, "The account is switched off", "The credentials are right, and the account has been switched off."),
        new("account_pending", 403, "The account is not verified yet",
            "The credentials are right, and the account waits until its email address or telephone number has been verified with the code that was sent."),
        new("email_taken", 409, "The email address is taken", "An account with this email address exists. Sign in to it, or register with another address."),
        new("username_taken", 409, "The username is taken", "Another account has this username. Choose another one."),
        new("sign_in_busy", 503, "Too many people are signing in",
            "Passwords are checked slowly on purpose, and too many checks are waiting already. Nothing was changed. Try again after `Retry-After`."),
    ];
}
