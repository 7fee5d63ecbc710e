using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Privacy;

/// <summary>What can go wrong with erasing an account.</summary>
internal static class PrivacyErrors
{
    public static Error ReauthenticationRequired { get; } =
        new(ErrorKind.Forbidden, "reauthentication_required", "Sign in again, then repeat this with the new access token: it takes a sign-in of a few minutes ago at most.");
}
