namespace Qeyafa.Api.Controllers.Sharing;

/// <summary>What is shared and until when.</summary>
/// <param name="Scopes">One or more of <c>measurements:read</c>, <c>measurements:write</c> and <c>profile:read</c>. None implies another.</param>
/// <param name="ExpiresAt">When the share ends: later than now, and at most 10 years ahead (RFC 3339).</param>
public sealed record ShareBody(IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);
