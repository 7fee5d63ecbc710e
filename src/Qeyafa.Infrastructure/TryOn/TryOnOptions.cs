namespace Qeyafa.Infrastructure.TryOn;

/// <summary>The settings under <c>TryOn</c>.</summary>
internal sealed class TryOnOptions
{
    public const string Section = "TryOn";

    /// <summary>The name of the engine that makes the pictures.</summary>
    public string Engine { get; set; } = "preview";

    /// <summary>How many try-ons this node works on at once; 0 to 64. With 0 it works on none, and others must.</summary>
    public int Workers { get; set; } = 2;

    /// <summary>How many unfinished try-ons a person may have; 1 to 1,000.</summary>
    public int PerUser { get; set; } = 5;

    /// <summary>How many unfinished try-ons there may be; 1 to 100,000.</summary>
    public int Overall { get; set; } = 1_000;

    /// <summary>After how many seconds without a sign of life of its worker a try-on is taken over; 1 to 3,600.</summary>
    public int LeaseSeconds { get; set; } = 60;

    /// <summary>How many attempts a try-on has; 1 to 20.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>How many minutes after its first attempt began a try-on is given up; 1 to 1,440.</summary>
    public int DeadlineMinutes { get; set; } = 15;

    /// <summary>The wait after the first failed attempt, in milliseconds; it doubles with each further one. 1 to 600,000.</summary>
    public int RetryMilliseconds { get; set; } = 2_000;

    /// <summary>The longest wait between two attempts, in seconds; 1 to 3,600.</summary>
    public int MaxRetrySeconds { get; set; } = 60;

    /// <summary>How often a node looks for try-ons that are due, in milliseconds; 10 to 60,000. Its own new ones it begins at once.</summary>
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>How many streams of events this node serves at once; 1 to 100,000.</summary>
    public int Streams { get; set; } = 1_000;

    /// <summary>How many of them one person may have; 1 to 1,000.</summary>
    public int StreamsPerUser { get; set; } = 10;

    /// <summary>After how many minutes a stream ends, even if the try-on has not; 1 to 1,440.</summary>
    public int StreamMinutes { get; set; } = 30;

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    public TimeSpan Deadline => TimeSpan.FromMinutes(DeadlineMinutes);

    public TimeSpan Poll => TimeSpan.FromMilliseconds(PollMilliseconds);
}
