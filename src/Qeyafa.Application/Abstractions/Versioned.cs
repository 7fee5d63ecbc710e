namespace Qeyafa.Application.Abstractions;

/// <summary>What a resource shows, with the version of the aggregate that it shows: the transport makes its entity tag of it.</summary>
/// <typeparam name="T">What is shown.</typeparam>
/// <param name="Value">What is shown.</param>
/// <param name="Version">The aggregate's version, 1 or more.</param>
/// <param name="Created">Whether the request made the resource (a <c>PUT</c> that found none).</param>
public sealed record Versioned<T>(T Value, long Version, bool Created = false);
