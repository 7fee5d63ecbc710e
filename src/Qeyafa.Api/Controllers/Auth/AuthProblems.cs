using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>The failures of accounts and their credentials.</summary>
internal static class AuthProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("invalid_code", 400, "The code is not valid",
            "The code is wrong, expired, used, burned by too many wrong tries, or was never sent; which of them is not told. Only the newest code counts. Try again, or ask for another one."),
        new("invalid_credentials", 401, "The credentials are wrong",
            "No account has this identifier and password. Whether the account exists is not told. Check both and try again."),
        new("invalid_refresh_token", 401, "The refresh token is not valid",
            "The refresh token is unknown, garbled, used, expired or revoked; which of them is not told. The person must sign in again. "
            + "Keep only the newest refresh token, and never send one token from two places: a token that comes a second time ends its session."),
        new("account_suspended", 403, "The account is suspended", "The credentials are right, and an administrator has suspended the account. Only an administrator can lift that."),
        new("account_inactive", 403, "The account is switched off", "The credentials are right, and the account has been switched off."),
        new("account_pending", 403, "The account is not verified yet",
            "The credentials are right, and the account waits until its email address or telephone number has been verified with the code that was sent."),
        new("email_taken", 409, "The email address is taken", "An account with this email address exists. Sign in to it, or register with another address."),
        new("phone_number_taken", 409, "The telephone number is taken", "An account with this telephone number exists. Sign in to it with a code that is sent to the number."),
        new("username_taken", 409, "The username is taken", "Another account has this username. Choose another one."),
        new("too_many_attempts", 429, "Too many failed attempts",
            "A password or code was tried too often with this identifier, whether an account has it or not. Until `Retry-After` has passed nothing is tried, not even the right one. The account itself is unharmed."),
        new("too_many_codes", 429, "Too many codes were asked for",
            "Codes for one email address or telephone number come a minute apart, five an hour and ten a day, and one network address can ask for a limited number of them. "
            + "It is counted alike whether an account has the address or number. Wait for `Retry-After`; a code that was sent before may still be valid."),
        new("sign_in_busy", 503, "Too many people are signing in",
            "Passwords are checked slowly on purpose, and too many checks are waiting already. Nothing was changed. Try again after `Retry-After`."),
    ];
}
