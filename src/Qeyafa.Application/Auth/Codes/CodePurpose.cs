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

/// <summary>The words by which purposes are stored and audited: an existing one never changes.</summary>
public static class CodePurposes
{
    /// <summary>The word of a purpose.</summary>
    public static string Word(this CodePurpose purpose) => purpose switch
    {
        CodePurpose.Login => "login",
        CodePurpose.Registration => "registration",
        CodePurpose.Verification => "verification",
        CodePurpose.PasswordReset => "password_reset",
        CodePurpose.EmailVerification => "email_verification",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    /// <summary>The purpose that a stored word stands for.</summary>
    /// <exception cref="FormatException">The word stands for none.</exception>
    public static CodePurpose Of(string word) => word switch
    {
        "login" => CodePurpose.Login,
        "registration" => CodePurpose.Registration,
        "verification" => CodePurpose.Verification,
        "password_reset" => CodePurpose.PasswordReset,
        "email_verification" => CodePurpose.EmailVerification,
        _ => throw new FormatException($"The stored code has the unknown purpose '{word}'."),
    };
}
