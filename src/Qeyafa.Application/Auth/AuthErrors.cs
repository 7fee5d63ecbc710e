using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>What can go wrong with accounts and their credentials.</summary>
internal static class AuthErrors
{
    /// <summary>Unknown account and wrong password alike: which of the two it was stays unsaid.</summary>
    public static Error InvalidCredentials { get; } = new(ErrorKind.Unauthenticated, "invalid_credentials", "No account has this identifier and password.");

    public static Error EmailTaken { get; } = new(ErrorKind.Conflict, "email_taken", "An account with this email address exists. Sign in, or use another address.");

    public static Error PhoneNumberTaken { get; } = new(ErrorKind.Conflict, "phone_number_taken", "An account with this telephone number exists. Sign in with a code.");

    /// <summary>Wrong, expired, used, burned and unknown alike: which of them it was stays unsaid.</summary>
    public static Error InvalidCode { get; } = new(ErrorKind.Malformed, "invalid_code", "The code is not valid. Ask for another one where you have no more tries.");

    public static Error UsernameTaken { get; } = new(ErrorKind.Conflict, "username_taken", "Another account has this username. Choose another one.");

    /// <summary>Unknown, garbled, used, expired and revoked alike: which of them it was stays unsaid.</summary>
    public static Error InvalidRefreshToken { get; } = new(ErrorKind.Unauthenticated, "invalid_refresh_token", "This refresh token is not valid. Sign in again.");

    private static Error Suspended { get; } = new(ErrorKind.Forbidden, "account_suspended", "This account is suspended. An administrator can lift that.");

    private static Error Inactive { get; } = new(ErrorKind.Forbidden, "account_inactive", "This account is switched off.");

    private static Error Pending { get; } = new(ErrorKind.Forbidden, "account_pending", "This account waits for its email address or telephone number to be verified.");

    /// <summary>Why an account with a status may not act, or null where it may. It is told only to somebody who has shown the right credential.</summary>
    public static Error? BarredBy(UserStatus status) => status switch
    {
        UserStatus.Active => null,
        UserStatus.Suspended => Suspended,
        UserStatus.Inactive => Inactive,
        UserStatus.Pending => Pending,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "An account has no such status."),
    };
}
