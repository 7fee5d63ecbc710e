namespace Qeyafa.Domain.Users;

/// <summary>What an account may do. Stored and shown in lower case.</summary>
public enum UserStatus
{
    /// <summary>Signs in and uses everything that its roles allow.</summary>
    Active,

    /// <summary>Switched off by its owner; may not sign in.</summary>
    Inactive,

    /// <summary>Switched off by an administrator; may not sign in.</summary>
    Suspended,

    /// <summary>Waits for its email address or telephone number to be verified; may not sign in.</summary>
    Pending,
}
