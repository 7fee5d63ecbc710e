namespace Qeyafa.Application.Auth.Codes;

/// <summary>How long codes live, and how soon another one may be asked for.</summary>
/// <param name="OtpLife">How long a code sent to a telephone number is valid.</param>
/// <param name="ResetLife">How long a code for a new password is valid.</param>
/// <param name="EmailLife">How long a code that verifies an email address is valid.</param>
/// <param name="ResendWait">How long to wait before another code of the same purpose.</param>
public sealed record CodePolicy(TimeSpan OtpLife, TimeSpan ResetLife, TimeSpan EmailLife, TimeSpan ResendWait)
{
    /// <summary>How long a code of a purpose is valid.</summary>
    public TimeSpan LifeOf(CodePurpose purpose) => purpose switch
    {
        CodePurpose.PasswordReset => ResetLife,
        CodePurpose.EmailVerification => EmailLife,
        _ => OtpLife,
    };
}

/// <summary>How accounts begin.</summary>
/// <param name="ConcealTaken">Whether a registration with a taken email address or telephone number is answered as one that works, and its owner told.</param>
/// <param name="RequireVerifiedEmail">Whether an account waits until its email address is verified.</param>
public sealed record AccountPolicy(bool ConcealTaken, bool RequireVerifiedEmail);
