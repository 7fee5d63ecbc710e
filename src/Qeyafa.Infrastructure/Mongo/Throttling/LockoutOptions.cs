namespace Qeyafa.Infrastructure.Mongo.Throttling;

/// <summary>The settings under <c>Lockout</c>.</summary>
internal sealed class LockoutOptions
{
    public const string Section = "Lockout";

    /// <summary>How many failures cost no wait; 1 to 100.</summary>
    public int FreeFailures { get; set; } = 5;

    /// <summary>After how many minutes without a failure, and without a wait, the failures are forgotten; 1 to 1,440.</summary>
    public int WindowMinutes { get; set; } = 15;

    /// <summary>The first wait, in seconds; each failure after it doubles the wait. 1 to 3,600.</summary>
    public int FirstWaitSeconds { get; set; } = 1;

    /// <summary>The longest wait, in seconds; 1 to 86,400.</summary>
    public int MaxWaitSeconds { get; set; } = 15 * 60;

    /// <summary>For how many days after its last sign-in a device is known, and has a counter of its own; 1 to 730.</summary>
    public int DeviceDays { get; set; } = 180;
}
