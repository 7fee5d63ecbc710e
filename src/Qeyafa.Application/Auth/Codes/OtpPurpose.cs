namespace Qeyafa.Application.Auth.Codes;

/// <summary>What a code that is sent to a telephone number is good for.</summary>
public enum OtpPurpose
{
    /// <summary>Signing in.</summary>
    Login,

    /// <summary>Finishing a registration.</summary>
    Registration,

    /// <summary>Showing that the number is one's own.</summary>
    Verification,
}

internal static class OtpPurposes
{
    /// <summary>What a code without a stated purpose may be for.</summary>
    public static IReadOnlyList<CodePurpose> ToSignIn { get; } = [CodePurpose.Registration, CodePurpose.Login];

    public static CodePurpose ToCodePurpose(this OtpPurpose purpose) => purpose switch
    {
        OtpPurpose.Login => CodePurpose.Login,
        OtpPurpose.Registration => CodePurpose.Registration,
        OtpPurpose.Verification => CodePurpose.Verification,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };
}
