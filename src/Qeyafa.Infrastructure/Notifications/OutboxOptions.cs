namespace Qeyafa.Infrastructure.Notifications;

/// <summary>The settings under <c>Outbox</c>.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>How often a message is tried before it is given up; 1 to 100.</summary>
    public int Attempts { get; set; } = 10;

    /// <summary>The wait after the first failure, in milliseconds; it doubles with each further one. 10 to 600,000.</summary>
    public int RetryMilliseconds { get; set; } = 2_000;

    /// <summary>The longest wait between two tries, in seconds; 1 to 86,400.</summary>
    public int MaxRetrySeconds { get; set; } = 600;

    /// <summary>How long one try may take, in seconds; 1 to 600. A node's claim to a message holds twice as long.</summary>
    public int SendSeconds { get; set; } = 20;

    /// <summary>How often a node looks for messages that another one took over, or that wait for another try; in milliseconds, 50 to 600,000.</summary>
    public int PollMilliseconds { get; set; } = 2_000;

    /// <summary>How many days a message is kept, sent or not; 1 to 365.</summary>
    public int KeepDays { get; set; } = 7;
}
