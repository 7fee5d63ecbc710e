using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Codes;

/// <summary>A code that was sent to somebody, without the code.</summary>
/// <param name="Id">What the client that asked for it knows it by.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Destination">The email address or telephone number that it was sent to.</param>
/// <param name="UserId">Whose it is; null where nobody has the destination, and no code was sent at all.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">Until when it is valid (UTC).</param>
public sealed record Challenge(EntityId Id, CodePurpose Purpose, string Destination, EntityId? UserId, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
