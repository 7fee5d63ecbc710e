using Qeyafa.Application.Auth.Sessions;

namespace Qeyafa.Infrastructure.Security.Sessions;

/// <summary>The settings under <c>Sessions</c>.</summary>
internal sealed class SessionOptions
{
    public const string Section = "Sessions";

    /// <summary>A session ends when it has not been refreshed for so long; 1 hour to 90 days.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A session ends so long after its sign-in; at least <see cref="Idle"/>, at most 365 days.</summary>
    public TimeSpan Absolute { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many live sessions an account has at most; 1 to 1,000.</summary>
    public int PerUser { get; set; } = 20;

    /// <summary>How long after its first use a refresh token is answered again; 0 to 60 seconds.</summary>
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it is trusted that a session is live after the database has said so; 0 to 60 seconds.</summary>
    public TimeSpan Trusted { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Of how many sessions that is remembered; 0 to 10,000,000, about 150 bytes each.</summary>
    public int Remembered { get; set; } = 100_000;

    public SessionPolicy ToPolicy() => new() { Idle = Idle, Absolute = Absolute, PerUser = PerUser, Grace = RefreshGrace };
}
