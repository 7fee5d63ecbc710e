namespace Qeyafa.Infrastructure;

/// <summary>A run of a migration that has ended.</summary>
/// <param name="Number">The migration's place in the order.</param>
/// <param name="Name">Its name.</param>
/// <param name="Direction">Whether it was applied or taken back.</param>
/// <param name="StartedAt">When it first began (UTC).</param>
/// <param name="EndedAt">When it ended (UTC).</param>
/// <param name="Duration">How long was worked on it; the time between an interruption and going on is not in it.</param>
public sealed record MigrationRun(int Number, string Name, MigrationDirection Direction, DateTimeOffset StartedAt, DateTimeOffset EndedAt, TimeSpan Duration)
{
    /// <summary>The migration's checksum then; null where it was not recorded.</summary>
    public string? Checksum { get; init; }

    /// <summary>Who ended it; null where it was not recorded.</summary>
    public MigrationActor? By { get; init; }

    /// <summary>How often it was begun: more than once when it was interrupted.</summary>
    public int Attempts { get; init; } = 1;
}

/// <summary>Which way a migration goes.</summary>
public enum MigrationDirection
{
    /// <summary>It is applied.</summary>
    Up,

    /// <summary>It is taken back.</summary>
    Down,
}

/// <summary>Who ran a migration.</summary>
/// <param name="Host">The machine's name.</param>
/// <param name="User">The operating system's user.</param>
/// <param name="Process">The process's id.</param>
public sealed record MigrationActor(string Host, string User, int Process)
{
    /// <summary>This process.</summary>
    public static MigrationActor Current { get; } = new(Environment.MachineName, Environment.UserName, Environment.ProcessId);
}
