namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>What is asked of the runner.</summary>
/// <param name="To">The last number to apply (null for all), or the number down to which steps are taken back.</param>
internal sealed record MigrationRequest(int? To = null)
{
    /// <summary>Whether steps that were edited after they had run are taken as they are.</summary>
    public bool AcceptChanged { get; init; }

    /// <summary>Whether steps are taken back with which something is lost.</summary>
    public bool AcceptDataLoss { get; init; }

    /// <summary>Who is told how far the work is.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }
}
