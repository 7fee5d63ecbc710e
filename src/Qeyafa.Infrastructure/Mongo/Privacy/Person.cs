using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>All that a document can know a person by.</summary>
/// <param name="Id">The id.</param>
/// <param name="Email">The email address, or null.</param>
/// <param name="PhoneNumber">The telephone number, or null.</param>
internal sealed record Person(EntityId Id, string? Email, string? PhoneNumber)
{
    public static Person Of(User user) => new(user.Id, user.Email?.Value, user.PhoneNumber?.Value);

    /// <summary>The person as a field of this kind holds them; null where they have no such thing.</summary>
    public BsonValue? Value(PersonKey key) => key switch
    {
        PersonKey.Id => Id.ToBson(),
        PersonKey.Email => Email,
        PersonKey.PhoneNumber => PhoneNumber,
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    /// <summary>The person, sealed, to be opened under the same key only.</summary>
    public byte[] Seal(SecretBox box, string key) => box.Seal(
        new BsonDocument { { "id", Id.ToBson() }, { "email", Email, Email is not null }, { "phone_number", PhoneNumber, PhoneNumber is not null } }.ToBson(), Context(key));

    public static Person Open(SecretBox box, string key, byte[] sealedPerson)
    {
        var stored = BsonSerializer.Deserialize<BsonDocument>(box.Open(sealedPerson, Context(key)));
        var fields = new StoredFields(stored);
        return new Person(stored["id"].AsObjectId.ToEntityId(), fields.Text("email"), fields.Text("phone_number"));
    }

    private static byte[] Context(string key) => System.Text.Encoding.UTF8.GetBytes(key);
}
