using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Migrations.Batches;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>
/// Accounts: old names become present ones. Where a document has both, the present one counts, as it always did in reading, and the old one, which nothing
/// reads or renews, goes: it may be the hash of a password that was changed long ago. A value of another type than its field's is left as it is.
/// </summary>
internal static class M0008UserForm
{
    private const string NoStatus = "-status";

    /// <summary>Each present name with those before it, in the order in which they are read.</summary>
    private static readonly (string To, BsonType Type, string[] From)[] Names =
    [
        ("password_hash", BsonType.String, ["password", "hashed_password"]),
        ("name", BsonType.String, ["full_name"]),
        ("bio", BsonType.String, ["description"]),
        ("avatar_url", BsonType.String, ["profile_image"]),
        ("phone_verified", BsonType.Boolean, ["is_verified"]),
        ("address.postal_code", BsonType.String, ["address.pincode"]),
    ];

    public static IReadOnlyList<string> Fields { get; } =
    [
        "password_hash", "password", "hashed_password", "name", "full_name", "bio", "description", "avatar_url", "profile_image", "phone_verified", "is_verified",
        "address", "status", "is_active", M0008CurrentDocuments.Marks,
    ];

    public static DocumentChange? Forward(BsonDocument user)
    {
        var change = new GuardedUpdate(user);
        foreach (var (to, type, from) in Names)
        {
            Rename(change, to, type, from);
        }

        ForwardStatus(change);
        return change.ToChange(M0008CurrentDocuments.Marks);
    }

    public static DocumentChange? Back(BsonDocument user)
    {
        var change = new GuardedUpdate(user);
        if (change[M0008CurrentDocuments.Marks] is not BsonArray marks)
        {
            return null;
        }

        foreach (var (to, _, from) in Names)
        {
            var had = from.Where(name => marks.Contains(name)).ToList();
            if (had.Count > 0 && change[to] is { } value)
            {
                had.ForEach(name => change.Set(name, value));
                change.Unset(to);
            }
        }

        BackStatus(change, marks);
        change.Unset(M0008CurrentDocuments.Marks);
        return change.ToChange(M0008CurrentDocuments.Marks);
    }

    private static void Rename(GuardedUpdate change, string to, BsonType type, string[] from)
    {
        var present = from.Where(name => change[name] is not null).ToList();
        var counts = from.Prepend(to).FirstOrDefault(name => change[name] is { IsBsonNull: false });
        if (present.Count == 0 || (counts is not null && change[counts]!.BsonType != type))
        {
            return;
        }

        change.Expect(to);
        present.ForEach(change.Unset);
        if (counts is not null && counts != to)
        {
            change.Set(to, change[counts]!);
            change.Mark(counts);
        }
    }

    private static void ForwardStatus(GuardedUpdate change)
    {
        var (status, flag) = (change["status"], change["is_active"]);
        if (status is { IsBsonNull: false, IsString: false } || flag is { IsBsonNull: false, IsBoolean: false })
        {
            return;
        }

        if (status is null or { IsBsonNull: true })
        {
            change.Set("status", flag is not { IsBoolean: true, AsBoolean: false } ? "active" : "inactive");
            change.Expect("is_active");
            change.Mark(NoStatus);
        }

        if (flag is not null)
        {
            change.Expect("status");
            change.Unset("is_active");
            change.Mark("is_active");
        }
    }

    private static void BackStatus(GuardedUpdate change, BsonArray marks)
    {
        var status = change["status"] is { IsString: true } text ? text.AsString : null;
        if (marks.Contains("is_active"))
        {
            change.Expect("status");
            change.Set("is_active", status == "active");
        }

        // A suspended or pending account has no place in a flag: it keeps its status.
        if (marks.Contains(NoStatus) && (status == "active" || (status == "inactive" && marks.Contains("is_active"))))
        {
            change.Unset("status");
        }
    }
}
