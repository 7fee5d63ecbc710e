namespace Qeyafa.Application.Auth.Codes;

/// <summary>What a code is good for; it never serves for anything else.</summary>
public enum CodePurpose
{
    /// <summary>Signing in by telephone number.</summary>
    Login,

    /// <summary>Finishing a registration by telephone number.</summary>
    Registration,

    /// <summary>Showing that a telephone number is one's own.</summary>
    Verification,

    /// <summary>Choosing a new password.</summary>
    PasswordReset,

    /// <summary>Showing that an email address is one's own.</summary>
    EmailVerification,
}
