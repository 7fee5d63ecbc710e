using MongoDB.Bson;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Roles;

/// <summary>A role as the database holds it.</summary>
internal static class RoleDocument
{
    /// <summary>Counts the units of work that have relied on the role; it is nobody's to read, and each of them writes it.</summary>
    public const string Holds = "holds";

    public static BsonDocument ToBson(Role role) => new()
    {
        { "_id", ObjectId.GenerateNewId(role.CreatedAt.UtcDateTime) },
        { "name", role.Name },
        { "description", role.Description, role.Description is not null },
        { "permissions", Words(role) },
        { "created_at", role.CreatedAt.UtcDateTime },
        { "updated_at", role.UpdatedAt.UtcDateTime },
        { StoredVersion.Field, role.Version },
    };

    public static BsonDocument ToUpdate(Role role) => FieldUpdate.Of(
    [
        ("description", role.Description is { } description ? description : BsonNull.Value),
        ("permissions", Words(role)),
        ("updated_at", role.UpdatedAt.UtcDateTime),
        (StoredVersion.Field, role.Version),
    ]);

    public static Role Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var createdAt = stored.Moment("created_at") ?? DateTimeOffset.UnixEpoch;
        return Role.Restore(
            document["name"].AsString,
            stored.Text("description"),
            stored.Texts("permissions"),
            createdAt,
            stored.Moment("updated_at") ?? createdAt,
            stored.WholeNumber(StoredVersion.Field) ?? StoredVersion.BeforeFirst);
    }

    private static BsonArray Words(Role role) => new(role.Grants.Select(grant => grant.Word));
}
