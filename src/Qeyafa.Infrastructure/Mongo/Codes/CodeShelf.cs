using Qeyafa.Application.Auth.Codes;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Codes;

/// <summary>A collection of codes, and the names of its fields.</summary>
/// <param name="Spec">The collection.</param>
/// <param name="Destination">The field that holds the destination.</param>
/// <param name="Code">The field that holds the keyed hash of the code.</param>
/// <param name="IsHashed">Whether the destination is hashed: an address that no account has is nobody's to keep.</param>
/// <param name="HasPurposes">Whether codes of several purposes are kept in it.</param>
internal sealed record CodeShelf(CollectionSpec Spec, string Destination, string Code, bool IsHashed, bool HasPurposes)
{
    private static readonly TimeSpan OtpKept = TimeSpan.FromDays(1);

    public static CodeShelf Otps { get; } = new(
        new CollectionSpec(
            "otps",
            new Ownership.OfPerson("user_id", ExportedAs: null) { AlsoBy = [new PersonField("phone_number", PersonKey.PhoneNumber)] },
            new IndexSpec("phone_number_purpose_newest", new BsonDocument { ["phone_number"] = 1, ["purpose"] = 1, ["created_at"] = -1, ["_id"] = -1 }),
            new IndexSpec("user_id", new BsonDocument("user_id", 1)),
            new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = OtpKept }),
        "phone_number", "otp_code", IsHashed: false, HasPurposes: true);

    public static CodeShelf PasswordResets { get; } = OneForEach("password_reset");

    public static CodeShelf EmailVerifications { get; } = OneForEach("email_verification");

    public static IReadOnlyList<CodeShelf> All { get; } = [Otps, PasswordResets, EmailVerifications];

    public static CodeShelf Of(CodePurpose purpose) => purpose switch
    {
        CodePurpose.PasswordReset => PasswordResets,
        CodePurpose.EmailVerification => EmailVerifications,
        _ => Otps,
    };

    private static CodeShelf OneForEach(string name) => new(
        new CollectionSpec(
            name,
            new Ownership.OfPerson("user_id", ExportedAs: null),
            new IndexSpec("destination_newest", new BsonDocument { ["destination"] = 1, ["created_at"] = -1, ["_id"] = -1 }),
            new IndexSpec("user_id", new BsonDocument("user_id", 1)),
            new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero }),
        "destination", "code", IsHashed: true, HasPurposes: false);
}
