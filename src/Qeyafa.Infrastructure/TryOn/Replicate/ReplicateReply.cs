using System.Text.Json;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>What came of a call to Replicate.</summary>
internal abstract record ReplicateReply
{
    private ReplicateReply()
    {
    }

    /// <summary>It was answered with JSON.</summary>
    internal sealed record Answered(JsonElement Body) : ReplicateReply;

    /// <summary>It came too soon, and nothing was done.</summary>
    internal sealed record Throttled(TimeSpan Wait) : ReplicateReply;

    /// <summary>It was refused, and nothing was done.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Explanation">Replicate's words for the operator, without addresses and data.</param>
    internal sealed record Refused(int Status, string Explanation) : ReplicateReply;

    /// <summary>Nobody knows whether it was carried out.</summary>
    internal sealed record Unclear(string Why) : ReplicateReply;
}
