namespace Qeyafa.Infrastructure;

/// <summary>A migration as a person asks after it.</summary>
/// <param name="Number">The migration's place in the order.</param>
/// <param name="Name">Its name.</param>
/// <param name="AppliedAt">When it was applied (UTC); null while it is pending.</param>
public sealed record MigrationStatus(int Number, string Name, DateTimeOffset? AppliedAt);
