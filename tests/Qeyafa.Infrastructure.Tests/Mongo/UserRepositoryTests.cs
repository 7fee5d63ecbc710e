using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class UserRepositoryTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [UserRepository.Spec];

    private UserRepository Repository => new(Database, Timer);

    [Test]
    public async Task Add_ThenFind_AnswersEveryMember()
    {
        var user = Registered("maya@example.com");
        (await Repository.AddAsync(user, None)).ShouldBe(AddUserOutcome.Added);

        Told((await Repository.FindAsync(user.Id, None)).ShouldNotBeNull()).ShouldBe(Told(user));
        (await Repository.FindByEmailAsync(EmailAddress.Parse("MAYA@example.com"), None)).ShouldNotBeNull().Id.ShouldBe(user.Id);
        (await Repository.FindAsync(NewId(), None)).ShouldBeNull();
        (await Repository.FindByEmailAsync(EmailAddress.Parse("other@example.com"), None)).ShouldBeNull();
    }

    [Test]
    public async Task Add_OfATakenEmail_ByManyAtOnce_LetsOneThrough()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Repository.AddAsync(Registered("maya@example.com"), None)));

        outcomes.Count(outcome => outcome == AddUserOutcome.Added).ShouldBe(1);
        outcomes.Count(outcome => outcome == AddUserOutcome.EmailTaken).ShouldBe(9);
    }

    [Test]
    public async Task Add_OfTheSameIdAgain_IsToldApartFromATakenEmail()
    {
        var user = Registered("maya@example.com");
        await Repository.AddAsync(user, None);

        (await Repository.AddAsync(user, None)).ShouldBe(AddUserOutcome.IdTaken);
    }

    [Test]
    public async Task AccountsWithoutUsernameOrPhone_DoNotCollide()
    {
        (await Repository.AddAsync(Registered("one@example.com"), None)).ShouldBe(AddUserOutcome.Added);
        (await Repository.AddAsync(Registered("two@example.com"), None)).ShouldBe(AddUserOutcome.Added);
    }

    [Test]
    public async Task Save_AtTheExpectedVersion_KeepsFieldsItDoesNotKnow()
    {
        var user = Registered("maya@example.com");
        await Repository.AddAsync(user, None);
        await Collection("users").UpdateOneAsync(new BsonDocument("_id", user.Id.ToBson()), new BsonDocument("$set", new BsonDocument("legacy_flag", true)));

        user.EditProfile(Details("Maya B", "maya"), Now.AddMinutes(1));
        (await Repository.SaveAsync(user, 1, None)).ShouldBe(SaveUserOutcome.Saved);

        Told((await Repository.FindAsync(user.Id, None)).ShouldNotBeNull()).ShouldBe(Told(user));
        (await StoredAsync(user.Id))["legacy_flag"].AsBoolean.ShouldBeTrue();
        (await Repository.SaveAsync(user, 1, None)).ShouldBe(SaveUserOutcome.Stale);
    }

    [Test]
    public async Task Save_OfATakenUsername_StoresNothing()
    {
        var first = Registered("one@example.com");
        first.EditProfile(Details("One", "tailor"), Now);
        var second = Registered("two@example.com");
        await Repository.AddAsync(first, None);
        await Repository.AddAsync(second, None);

        second.EditProfile(Details("Two", "tailor"), Now);

        (await Repository.SaveAsync(second, 1, None)).ShouldBe(SaveUserOutcome.UsernameTaken);
        (await Repository.FindAsync(second.Id, None)).ShouldNotBeNull().Version.ShouldBe(1);
    }

    [Test]
    public async Task RecordSignIn_KeepsTheLatestTime_AndTheVersion()
    {
        var user = Registered("maya@example.com");
        await Repository.AddAsync(user, None);

        await Repository.RecordSignInAsync(user.Id, Now.AddHours(2), None);
        await Repository.RecordSignInAsync(user.Id, Now.AddHours(1), None);

        var found = (await Repository.FindAsync(user.Id, None)).ShouldNotBeNull();
        found.LastLoginAt.ShouldBe(Now.AddHours(2));
        found.Version.ShouldBe(1);
    }

    [Test]
    public async Task AccountOfAnEarlierSystem_IsRead()
    {
        var id = NewId();
        await Collection("users").InsertOneAsync(new BsonDocument
        {
            ["_id"] = id.ToBson(),
            ["email"] = "old@example.com",
            ["password"] = "$2b$12$abc",
            ["full_name"] = "Old Name",
            ["description"] = "cutter",
            ["profile_image"] = "http://x/y.jpg",
            ["address"] = new BsonDocument("pincode", "682001"),
            ["is_active"] = false,
            ["is_verified"] = true,
        });

        var found = (await Repository.FindAsync(id, None)).ShouldNotBeNull();

        (found.PasswordHash, found.Name, found.Bio, found.AvatarUrl).ShouldBe(("$2b$12$abc", "Old Name", "cutter", "http://x/y.jpg"));
        (found.Address!.PostalCode, found.Status, found.PhoneVerified, found.CreatedAt).ShouldBe(("682001", UserStatus.Inactive, true, id.CreatedAt));
        var version = found.Version;
        found.EditProfile(Details("New Name", null), Now);
        (await Repository.SaveAsync(found, version, None)).ShouldBe(SaveUserOutcome.Saved);
        (await Repository.FindAsync(id, None)).ShouldNotBeNull().Name.ShouldBe("New Name");
    }

    [Test]
    public async Task ByEmail_WalksItsIndex()
    {
        await Repository.AddAsync(Registered("maya@example.com"), None);

        var plan = await ExplainAsync(new BsonDocument { ["find"] = "users", ["filter"] = new BsonDocument("email", "maya@example.com") });

        plan.Indexes.ShouldBe(["email_unique"]);
        plan.DocumentsExamined.ShouldBe(1);
    }

    private static User Registered(string email) => User.Register(NewId(), EmailAddress.Parse(email), "hash", "Maya", RoleNames.Customer, UserStatus.Active, Now);

    private static string Told(User user) => JsonSerializer.Serialize(user);

    private static AccountDetails Details(string name, string? username) =>
        AccountDetails.Create(name, "bio", "https://example.com/a.png", new Address("1 Street", "Kochi", null, "682001", "IN"), username).Value;

    private async Task<BsonDocument> StoredAsync(EntityId id) => await Collection("users").Find(new BsonDocument("_id", id.ToBson())).SingleAsync();
}
