namespace Qeyafa.Application.Abstractions;

/// <summary>A part that the request needs is away for now, and a later try may succeed. The API answers 503 with <c>Retry-After</c>.</summary>
/// <param name="message">What is away; for the log, never for the client.</param>
/// <param name="cause">What the part itself reported, or null.</param>
public sealed class DependencyUnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>How long a client should wait before its next try.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>Tells the exceptions of a part that is away (no connection, no primary, a full queue, a server's time limit) from those of a bug.</summary>
public interface IOutageClassifier
{
    /// <summary>How long a client should wait before its next try; null where the exception is no outage.</summary>
    TimeSpan? RetryAfter(Exception exception);
}
