using MongoDB.Bson;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Sessions;

/// <summary>A session, and the record of a refresh token, as the database holds them.</summary>
internal static class SessionDocument
{
    public static BsonDocument ToBson(Session session) => new()
    {
        { "_id", session.Id.ToBson() },
        { "user_id", session.UserId.ToBson() },
        { "session_token", session.CurrentToken },
        { "device_info", session.DeviceInfo, session.DeviceInfo is not null },
        { "ip_address", session.IpAddress, session.IpAddress is not null },
        { "is_active", session.IsActive },
        { "authenticated_at", session.AuthenticatedAt.UtcDateTime },
        { "created_at", session.CreatedAt.UtcDateTime },
        { "updated_at", session.UpdatedAt.UtcDateTime },
        { "expires_at", session.ExpiresAt.UtcDateTime },
        { "absolute_end", session.AbsoluteEnd.UtcDateTime },
    };

    public static Session Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var id = document["_id"].AsObjectId.ToEntityId();
        var createdAt = stored.Moment("created_at") ?? id.CreatedAt;
        var expiresAt = stored.Moment("expires_at") ?? createdAt;
        return new Session
        {
            Id = id,
            UserId = document["user_id"].AsObjectId.ToEntityId(),
            CurrentToken = stored.Text("session_token") ?? "",
            DeviceInfo = stored.Text("device_info"),
            IpAddress = stored.Text("ip_address"),
            IsActive = stored.Truth("is_active") ?? false,
            AuthenticatedAt = stored.Moment("authenticated_at") ?? createdAt,
            CreatedAt = createdAt,
            UpdatedAt = stored.Moment("updated_at") ?? createdAt,
            ExpiresAt = expiresAt,
            AbsoluteEnd = stored.Moment("absolute_end") ?? expiresAt,
            LastRotation = stored.Text("previous_token") is { } predecessor
                ? new Rotation(predecessor, stored.Moment("rotated_at") ?? createdAt, document["sealed_pair"].AsByteArray)
                : null,
        };
    }

    /// <summary>The record of a refresh token.</summary>
    /// <param name="session">The session that it belongs to; all tokens of a session are one family.</param>
    /// <param name="tokenHash">The token's hash.</param>
    /// <param name="at">When it was issued (UTC).</param>
    /// <param name="expiresAt">Until when it could be used (UTC).</param>
    public static BsonDocument Record(Session session, string tokenHash, DateTimeOffset at, DateTimeOffset expiresAt) => new()
    {
        ["user_id"] = session.UserId.ToBson(),
        ["session_id"] = session.Id.ToBson(),
        ["family"] = session.Id.ToBson(),
        ["token"] = tokenHash,
        ["is_used"] = false,
        ["created_at"] = at.UtcDateTime,
        ["expires_at"] = expiresAt.UtcDateTime,
    };
}
