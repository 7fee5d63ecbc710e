namespace Qeyafa.Application.Auth.Sessions;

/// <summary>How long sessions last and how many there may be.</summary>
public sealed record SessionPolicy
{
    /// <summary>A session ends when it has not been refreshed for so long.</summary>
    public required TimeSpan Idle { get; init; }

    /// <summary>A session ends so long after its sign-in, whatever happens in between.</summary>
    public required TimeSpan Absolute { get; init; }

    /// <summary>How many live sessions an account has at most; a sign-in beyond them ends the oldest.</summary>
    public required int PerUser { get; init; }

    /// <summary>How long after its first use a refresh token is answered again, with what its first use was answered.</summary>
    public required TimeSpan Grace { get; init; }

    /// <summary>When a session ends that is used now and never again.</summary>
    /// <param name="now">The time (UTC).</param>
    /// <param name="absoluteEnd">The session's absolute end (UTC).</param>
    public DateTimeOffset EndAfterUse(DateTimeOffset now, DateTimeOffset absoluteEnd) => now + Idle < absoluteEnd ? now + Idle : absoluteEnd;
}
