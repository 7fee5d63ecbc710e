using Qeyafa.Domain.Common;

namespace Qeyafa.Application.TryOn.Webhooks;

/// <summary>Reads what a try-on service calls back with.</summary>
public interface ITryOnWebhooks
{
    /// <summary>The engine whose service calls.</summary>
    string Engine { get; }

    /// <summary>Checks that a call is the service's own and of now, and says which try-on it is about.</summary>
    /// <returns>The reference that the engine goes on with; a failure where the call is not taken.</returns>
    /// <exception cref="Abstractions.DependencyUnavailableException">The key of the signatures cannot be had at the moment.</exception>
    Task<Result<string>> ReadAsync(SignedWebhook webhook, CancellationToken cancellationToken);
}

/// <summary>Remembers for as long as a call would be taken which calls have been taken already; for all nodes together.</summary>
public interface IWebhookIds
{
    /// <summary>Whether a call has been taken.</summary>
    Task<bool> IsTakenAsync(string engine, string id, CancellationToken cancellationToken);

    /// <summary>Remembers a call as taken; twice is once.</summary>
    Task TakeAsync(string engine, string id, CancellationToken cancellationToken);
}

/// <summary>A call as it came in, in the form of Standard Webhooks.</summary>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="Timestamp">The header <c>webhook-timestamp</c>.</param>
/// <param name="Signature">The header <c>webhook-signature</c>.</param>
/// <param name="Body">The body, byte by byte.</param>
/// <param name="Mark">The mark in the address that was called; null where there is none.</param>
public sealed record SignedWebhook(string? Id, string? Timestamp, string? Signature, ReadOnlyMemory<byte> Body, string? Mark);
