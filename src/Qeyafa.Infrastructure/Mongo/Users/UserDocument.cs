using MongoDB.Bson;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Users;

/// <summary>An account as the database holds it, the names that earlier systems gave its fields included.</summary>
internal static class UserDocument
{
    public static BsonDocument ToBson(User user)
    {
        var document = new BsonDocument("_id", user.Id.ToBson());
        foreach (var (name, value) in Fields(user))
        {
            if (!value.IsBsonNull)
            {
                document.Add(name, value);
            }
        }

        return document;
    }

    /// <summary>The update that stores all of an account but the time of its last sign-in, and leaves fields it does not know alone.</summary>
    public static BsonDocument ToUpdate(User user) => FieldUpdate.Of(Fields(user).Where(field => field.Name != "last_login_at"));

    public static User Read(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var id = document["_id"].AsObjectId.ToEntityId();
        var createdAt = stored.Moment("created_at") ?? id.CreatedAt;
        return User.Restore(new UserSnapshot
        {
            Id = id,
            Email = stored.Text("email") is { } email ? EmailAddress.FromStored(email) : null,
            PhoneNumber = stored.Text("phone_number") is { } phone ? PhoneNumber.FromStored(phone) : null,
            Username = stored.Text("username") is { } username ? Username.FromStored(username) : null,
            PasswordHash = stored.Text("password_hash", "password", "hashed_password"),
            Name = stored.Text("name", "full_name"),
            Bio = stored.Text("bio", "description"),
            AvatarUrl = stored.Text("avatar_url", "profile_image"),
            Address = stored.Document("address") is { } address ? ReadAddress(address) : null,
            Roles = [.. stored.Texts("roles")],
            Status = ReadStatus(stored),
            IsSuperuser = stored.Truth("is_superuser") ?? false,
            EmailVerified = stored.Truth("email_verified") ?? false,
            PhoneVerified = stored.Truth("phone_verified", "is_verified") ?? false,
            CreatedAt = createdAt,
            UpdatedAt = stored.Moment("updated_at") ?? createdAt,
            LastLoginAt = stored.Moment("last_login_at"),
            SecurityStamp = stored.Text("security_stamp"),
            Version = stored.WholeNumber("version") ?? StoredVersion.BeforeFirst,
        });
    }

    /// <summary>Whether a stored account may act; the fields of its status are enough.</summary>
    public static bool IsActive(BsonDocument document) => ReadStatus(new StoredFields(document)) == UserStatus.Active;

    /// <summary>The word that a status is stored as.</summary>
    public static string WriteStatus(UserStatus status) => status switch
    {
        UserStatus.Active => "active",
        UserStatus.Inactive => "inactive",
        UserStatus.Suspended => "suspended",
        UserStatus.Pending => "pending",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static IEnumerable<(string Name, BsonValue Value)> Fields(User user) =>
    [
        ("email", TextOrNull(user.Email?.Value)),
        ("phone_number", TextOrNull(user.PhoneNumber?.Value)),
        ("username", TextOrNull(user.Username?.Value)),
        ("password_hash", TextOrNull(user.PasswordHash)),
        ("name", TextOrNull(user.Name)),
        ("bio", TextOrNull(user.Bio)),
        ("avatar_url", TextOrNull(user.AvatarUrl)),
        ("address", user.Address is { IsEmpty: false } address ? WriteAddress(address) : BsonNull.Value),
        ("roles", new BsonArray(user.Roles)),
        ("status", WriteStatus(user.Status)),
        ("is_superuser", user.IsSuperuser),
        ("email_verified", user.EmailVerified),
        ("phone_verified", user.PhoneVerified),
        ("created_at", user.CreatedAt.UtcDateTime),
        ("updated_at", user.UpdatedAt.UtcDateTime),
        ("last_login_at", user.LastLoginAt is { } at ? at.UtcDateTime : BsonNull.Value),
        ("security_stamp", TextOrNull(user.SecurityStamp)),
        ("version", user.Version),
        (SearchKeys.Field, SearchKeys.Of(user.Email?.Value, user.Username?.Value, user.PhoneNumber?.Value, user.Name)),
    ];

    private static BsonValue TextOrNull(string? text) => text is null ? BsonNull.Value : text;

    private static BsonDocument WriteAddress(Address address)
    {
        var document = new BsonDocument();
        foreach (var (name, text) in new[]
            { ("line", address.Line), ("city", address.City), ("state", address.State), ("postal_code", address.PostalCode), ("country", address.Country) })
        {
            document.Add(name, text, text is not null);
        }

        return document;
    }

    private static Address ReadAddress(StoredFields address) =>
        new(address.Text("line"), address.Text("city"), address.Text("state"), address.Text("postal_code", "pincode"), address.Text("country"));

    /// <summary>An account of an earlier system may have no status but a flag; one with neither was never switched off.</summary>
    private static UserStatus ReadStatus(StoredFields stored) => stored.Text("status") switch
    {
        "active" => UserStatus.Active,
        "inactive" => UserStatus.Inactive,
        "suspended" => UserStatus.Suspended,
        "pending" => UserStatus.Pending,
        null => stored.Truth("is_active") ?? true ? UserStatus.Active : UserStatus.Inactive,
        var unknown => throw new FormatException($"The stored account has the unknown status '{unknown}'."),
    };
}
