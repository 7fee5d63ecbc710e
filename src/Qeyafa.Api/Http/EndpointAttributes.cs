using Microsoft.AspNetCore.Http.Metadata;

namespace Qeyafa.Api.Http;

/// <summary>
/// The endpoint handles credentials: bodies of at most 64 KiB, a stricter rate limit per address, answers that are neither kept by caches nor compressed.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class CredentialEndpointAttribute : Attribute, IRequestSizeLimitMetadata
{
    /// <summary>The largest body, in bytes.</summary>
    public long? MaxRequestBodySize => 64 * 1024;
}

/// <summary>The endpoint takes longer than others may: its own time limit.</summary>
/// <param name="seconds">The limit in seconds; 0 for none, as for a stream that ends when the client goes.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class TimeLimitAttribute(int seconds) : Attribute
{
    /// <summary>The limit in seconds, or 0 for none.</summary>
    public int Seconds => seconds;
}

/// <summary>The media types of the endpoint's success, where it is not JSON.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersAttribute(params string[] mediaTypes) : Attribute
{
    /// <summary>The media types, the preferred one first.</summary>
    public IReadOnlyList<string> MediaTypes => mediaTypes;
}

/// <summary>The endpoint creates something and honours <c>Idempotency-Key</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IdempotentCreateAttribute : Attribute;

/// <summary>The endpoint tries a credential and knows devices that have signed in before by the header <c>Device-Token</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KnowsDevicesAttribute : Attribute;

/// <summary>The endpoint's answers are kept by no cache. (The framework's own attribute for this removes <c>Vary</c> from the answer.)</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeverKeptAttribute : Attribute;
