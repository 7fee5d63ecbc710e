namespace Qeyafa.Application.Auditing;

/// <summary>The words that audited actions go by. They are stored and shown: an existing one never changes.</summary>
public static class AuditActions
{
    /// <summary>An account was made.</summary>
    public const string Registered = "account.registered";

    /// <summary>Somebody signed in, or failed to.</summary>
    public const string SignIn = "session.sign_in";

    /// <summary>Somebody signed out of one session.</summary>
    public const string SignOut = "session.sign_out";

    /// <summary>Sessions were ended by their owner or an administrator, or because a credential changed.</summary>
    public const string SessionsRevoked = "session.revoked";

    /// <summary>A refresh token came a second time: the session was ended.</summary>
    public const string RefreshReused = "session.refresh_reused";

    /// <summary>A code was made and handed to the outbox.</summary>
    public const string CodeSent = "code.sent";

    /// <summary>A code was tried.</summary>
    public const string CodeTried = "code.tried";

    /// <summary>A code had too many wrong tries.</summary>
    public const string CodeBurned = "code.burned";

    /// <summary>A try was refused, because there had been too many.</summary>
    public const string Throttled = "credential.throttled";

    /// <summary>A password was changed by its owner.</summary>
    public const string PasswordChanged = "password.changed";

    /// <summary>A password was reset with a code.</summary>
    public const string PasswordReset = "password.reset";

    /// <summary>An email address was verified.</summary>
    public const string EmailVerified = "email.verified";

    /// <summary>A telephone number was verified.</summary>
    public const string PhoneVerified = "phone.verified";

    /// <summary>An account's roles were changed.</summary>
    public const string RolesChanged = "account.roles_changed";

    /// <summary>An account's status was changed.</summary>
    public const string StatusChanged = "account.status_changed";

    /// <summary>An account became a superuser, or stopped being one.</summary>
    public const string SuperuserChanged = "account.superuser_changed";

    /// <summary>A role was made, changed or deleted.</summary>
    public const string RoleDefined = "role.defined";

    /// <summary>Data was shared with somebody, or no longer.</summary>
    public const string SharesChanged = "share.changed";

    /// <summary>Everything held about a person was exported.</summary>
    public const string Exported = "account.exported";

    /// <summary>An account and everything of it was erased.</summary>
    public const string Erased = "account.erased";

    /// <summary>Somebody tried what they may not.</summary>
    public const string AccessDenied = "access.denied";
}
