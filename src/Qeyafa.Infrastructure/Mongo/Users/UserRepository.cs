using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Users;

internal sealed class UserRepository(IMongoDatabase database, OperationTimer timer) : IUserRepository
{
    public static readonly CollectionSpec Spec = new(
        "users",
        new Ownership.OfPerson("_id", ExportShape.One(
            "account", "Your account: who you are here, and what you said about yourself.",
            "id", "email", "phone_number", "username", new ExportField("name", "name", "full_name"), new ExportField("bio", "bio", "description"),
            new ExportField("avatar_url", "avatar_url", "profile_image"), "address", "roles", "status", "is_active", "is_superuser", "email_verified",
            new ExportField("phone_verified", "phone_verified", "is_verified"), "created_at", "updated_at", "last_login_at")),
        IndexSpec.UniqueText("email"),
        IndexSpec.UniqueText("phone_number"),
        IndexSpec.UniqueText("username"),
        new IndexSpec("created_at_desc", new BsonDocument("created_at", -1)),
        new IndexSpec("roles_newest", new BsonDocument { ["roles"] = 1, ["_id"] = -1 }),
        new IndexSpec("status_newest", new BsonDocument { ["status"] = 1, ["_id"] = -1 }),
        new IndexSpec("roles_status_newest", new BsonDocument { ["roles"] = 1, ["status"] = 1, ["_id"] = -1 }),
        new IndexSpec("search", new BsonDocument(SearchKeys.Field, 1)),
        new IndexSpec("superusers", new BsonDocument("is_superuser", 1)) { Where = new BsonDocument("is_superuser", true) });

    private readonly IMongoCollection<BsonDocument> _users = database.GetCollection<BsonDocument>(Spec.Name);

    public async Task<AddUserOutcome> AddAsync(User user, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "add");
        try
        {
            await _users.InsertOneJoinedAsync(UserDocument.ToBson(user), cancellationToken);
            return AddUserOutcome.Added;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) is { } field)
        {
            return field switch
            {
                "_id" => AddUserOutcome.IdTaken,
                "email" => AddUserOutcome.EmailTaken,
                "phone_number" => AddUserOutcome.PhoneNumberTaken,
                "username" => AddUserOutcome.UsernameTaken,
                _ => throw new InvalidOperationException($"The unique index on '{field}' has no outcome of its own.", exception),
            };
        }
    }

    public Task<User?> FindAsync(EntityId id, CancellationToken cancellationToken) => FindOneAsync("find", new BsonDocument("_id", id.ToBson()), cancellationToken);

    public Task<User?> FindByEmailAsync(EmailAddress email, CancellationToken cancellationToken) =>
        FindOneAsync("find_by_email", new BsonDocument("email", email.Value), cancellationToken);

    public Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) =>
        FindOneAsync("find_by_phone_number", new BsonDocument("phone_number", phoneNumber.Value), cancellationToken);

    public Task<User?> FindByUsernameAsync(Username username, CancellationToken cancellationToken) =>
        FindOneAsync("find_by_username", new BsonDocument("username", username.Value), cancellationToken);

    public async Task<SaveUserOutcome> SaveAsync(User user, long expectedVersion, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "save");
        var filter = new BsonDocument { ["_id"] = user.Id.ToBson(), [StoredVersion.Field] = StoredVersion.Matches(expectedVersion) };
        try
        {
            var outcome = await _users.UpdateOneJoinedAsync(filter, UserDocument.ToUpdate(user), options: null, cancellationToken);
            return outcome.MatchedCount == 1 ? SaveUserOutcome.Saved : SaveUserOutcome.Stale;
        }
        catch (MongoException exception) when (UniqueViolation.Field(exception) == "username")
        {
            return SaveUserOutcome.UsernameTaken;
        }
    }

    public async Task RecordSignInAsync(EntityId id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "record_sign_in");

        // The counter makes each sign-in a change, so that two in one transaction's time never pass each other unseen.
        var update = new BsonDocument { ["$max"] = new BsonDocument("last_login_at", at.UtcDateTime), ["$inc"] = new BsonDocument("sign_ins", 1) };
        await _users.UpdateOneJoinedAsync(new BsonDocument("_id", id.ToBson()), update, options: null, cancellationToken);
    }

    private async Task<User?> FindOneAsync(string operation, BsonDocument filter, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, operation);
        var document = await _users.FindFirstJoinedAsync(filter, cancellationToken);
        return document is null ? null : UserDocument.Read(document);
    }
}
