namespace Qeyafa.Build.Smoke;

/// <summary>What is to be tried.</summary>
/// <param name="Address">Where the API is, without a path.</param>
internal sealed record SmokeOptions(Uri Address)
{
    /// <summary>Whether <c>/qa/outbox</c> must be there; otherwise what needs it is skipped where it is not.</summary>
    public bool NeedsOutbox { get; init; }

    /// <summary>The email address of an administrator; null where none is given, and what needs one is skipped.</summary>
    public string? AdminEmail { get; init; }

    /// <summary>The administrator's password.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>Where the report goes in JUnit's form; null for nowhere.</summary>
    public string? JUnitFile { get; init; }

    /// <summary>The modules to try beside the first ones; all where empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a try-on, a message in the stream and a mail in the outbox may take.</summary>
    public TimeSpan WorkPatience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long it may take until every node knows what happened on one.</summary>
    public TimeSpan NodePatience { get; init; } = TimeSpan.FromSeconds(10);
}
