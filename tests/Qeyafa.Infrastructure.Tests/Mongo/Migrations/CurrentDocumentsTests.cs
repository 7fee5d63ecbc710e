using FsCheck;
using FsCheck.Fluent;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.Mongo.Migrations.Batches;
using Qeyafa.Infrastructure.Mongo.Migrations.Steps;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.Mongo.Wardrobe;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Mongo.Migrations;

/// <summary>The step that makes documents of earlier systems current ones.</summary>
public sealed class CurrentDocumentsTests : RepositoryFixture
{
    private static readonly string[] OldNames = ["password", "hashed_password", "full_name", "description", "profile_image", "is_verified", "is_active"];

    private readonly M0008CurrentDocuments _step = new();

    private protected override IReadOnlyList<CollectionSpec> Collections => [UserRepository.Spec, BodyRepository.Spec];

    [Test]
    public async Task Up_GivesPresentNames_AndKeepsWhatItDoesNotKnow_AndDownPutsThemBack()
    {
        var old = new BsonDocument
        {
            ["_id"] = ObjectId.GenerateNewId(),
            ["email"] = "maya@example.com",
            ["hashed_password"] = "$2b$10$x",
            ["full_name"] = "Maya",
            ["description"] = "sews",
            ["profile_image"] = "https://example.com/m.jpg",
            ["is_verified"] = true,
            ["is_active"] = false,
            ["address"] = new BsonDocument { ["city"] = "Fes", ["pincode"] = "30000" },
            ["shoe"] = 39,
        };
        await Users.InsertOneAsync(old);

        await _step.UpAsync(Database, None);

        var now = await Users.Find(new BsonDocument()).SingleAsync();
        var expected = new BsonDocument
        {
            ["_id"] = old["_id"],
            ["email"] = "maya@example.com",
            ["password_hash"] = "$2b$10$x",
            ["name"] = "Maya",
            ["bio"] = "sews",
            ["avatar_url"] = "https://example.com/m.jpg",
            ["phone_verified"] = true,
            ["status"] = "inactive",
            ["address"] = new BsonDocument { ["city"] = "Fes", ["postal_code"] = "30000" },
            ["shoe"] = 39,
        };
        Sorted(Without(now)).ShouldBe(Sorted(expected));
        await _step.UpAsync(Database, None);
        (await Users.Find(new BsonDocument()).SingleAsync()).ShouldBe(now, "A second time there is nothing to do.");

        await _step.DownAsync(Database, None);
        Sorted(await Users.Find(new BsonDocument()).SingleAsync()).ShouldBe(Sorted(old));
    }

    [Test]
    public async Task HashBesideAnOlderOne_IsTheOneThatStays()
    {
        await Users.InsertOneAsync(new BsonDocument { ["password_hash"] = "new", ["password"] = "stale", ["status"] = "active" });
        await _step.UpAsync(Database, None);
        var now = await Users.Find(new BsonDocument()).SingleAsync();
        now["password_hash"].ShouldBe("new");
        now.Contains("password").ShouldBeFalse();
    }

    [Test]
    public async Task SuspendedSince_StaysSuspended_OnTheWayBack()
    {
        await Users.InsertOneAsync(new BsonDocument { ["email"] = "a@example.com", ["is_active"] = true });
        await _step.UpAsync(Database, None);
        await Users.UpdateOneAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument("status", "suspended")));
        await _step.DownAsync(Database, None);
        var back = await Users.Find(new BsonDocument()).SingleAsync();
        (back["is_active"], back["status"]).ShouldBe((false, "suspended"));
    }

    [Test]
    public async Task Body_WithoutMeasurements_GetsNone_AndAPersonsOwnValuesStayOnTheWayBack()
    {
        var (bare, edited) = (ObjectId.GenerateNewId(), ObjectId.GenerateNewId());
        await Bodies.InsertManyAsync([new BsonDocument { ["_id"] = bare, ["user_id"] = NewId().ToBson(), ["height"] = 170 }, new BsonDocument { ["_id"] = edited, ["user_id"] = NewId().ToBson() }]);

        await _step.UpAsync(Database, None);

        var now = await Bodies.Find(new BsonDocument("_id", bare)).SingleAsync();
        (now["measurements"], now["unit"], now["created_at"], now["height"]).ShouldBe((new BsonDocument(), "cm", bare.CreationTime, 170));
        await Bodies.UpdateOneAsync(new BsonDocument("_id", edited), new BsonDocument("$set", new BsonDocument { ["measurements"] = new BsonDocument("chest", 38), ["unit"] = "inch" }));
        await _step.DownAsync(Database, None);
        (await Bodies.Find(new BsonDocument("_id", bare)).SingleAsync()).Names.ShouldBe(["_id", "user_id", "height"]);
        var kept = await Bodies.Find(new BsonDocument("_id", edited)).SingleAsync();
        (kept["unit"], kept["measurements"]["chest"]).ShouldBe(("inch", 38));
    }

    [Test]
    public async Task PeopleWhoChangeTheirAccountsMeanwhile_LoseNothing()
    {
        await Users.InsertManyAsync(Enumerable.Range(0, 300).Select(n => new BsonDocument { ["full_name"] = $"old {n}", ["is_active"] = true, ["password"] = "old", ["n"] = n }));
        var people = Task.Run(async () =>
        {
            for (var n = 299; n >= 0; n -= 2)
            {
                await Users.UpdateOneAsync(new BsonDocument("n", n), new BsonDocument("$set", new BsonDocument { ["name"] = $"new {n}", ["password_hash"] = "new", ["status"] = "suspended" }));
            }
        });

        await Steps.Runner(Database, [_step], batchSize: 50).UpAsync(new(), None);
        await people;

        foreach (var user in await Users.Find(new BsonDocument()).ToListAsync())
        {
            var n = user["n"].AsInt32;
            var expected = n % 2 == 1 ? ($"new {n}", "new", "suspended") : ($"old {n}", "old", "active");
            (user["name"].AsString, user["password_hash"].AsString, user["status"].AsString).ShouldBe(expected);
            OldNames.ShouldAllBe(name => !user.Contains(name));
        }
    }

    [Test]
    public async Task ChangeOfADocumentThatWasChangedSinceItWasRead_IsMadeOfWhatItIsNow()
    {
        await Users.InsertOneAsync(new BsonDocument { ["full_name"] = "read", ["status"] = "active" });
        var raced = false;
        var pass = new DocumentPass(UserRepository.Spec, M0008UserForm.Fields, user =>
        {
            if (!raced)
            {
                raced = true;
                Users.UpdateOneAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument("full_name", "since"))).GetAwaiter().GetResult();
            }

            return M0008UserForm.Forward(user);
        });

        await new DocumentWalk(new MigrationWork(Database, 10), pass).RunAsync(Checkpoint.Start, None);

        (await Users.Find(new BsonDocument()).SingleAsync())["name"].ShouldBe("since");
    }

    [Test]
    public async Task InterruptedRun_GoesOnBehindItsSavedPlace()
    {
        await Users.InsertManyAsync(Enumerable.Range(0, 40).Select(n => new BsonDocument { ["full_name"] = $"{n}" }));
        using var stop = new CancellationTokenSource();
        var first = new Told(told => { if (told is { Done: >= 20, Step: var step } && step.EndsWith("users", StringComparison.Ordinal)) { stop.Cancel(); } });
        await Should.ThrowAsync<OperationCanceledException>(() => Steps.Runner(Database, [_step], batchSize: 10).UpAsync(new() { Progress = first }, stop.Token));
        (await Steps.Runner(Database, [_step]).StatusAsync(None)).Single().ShouldSatisfyAllConditions(
            step => step.Standing.ShouldBe(MigrationStanding.GoingUp), step => step.Done.ShouldBe(20), step => step.AppliedAt.ShouldBeNull());
        var places = new List<long>();
        var second = new Told(told => { if (told.Step.EndsWith("users", StringComparison.Ordinal)) { places.Add(told.Done); } });

        var run = (await Steps.Runner(Database, [_step], batchSize: 10).UpAsync(new() { Progress = second }, None)).Single();

        places.Distinct().ShouldBe([20, 30, 40]);
        run.Attempts.ShouldBe(2);
        (await Users.CountDocumentsAsync(new BsonDocument("name", new BsonDocument("$exists", true)))).ShouldBe(40);
        (await Steps.Runner(Database, [_step]).HistoryAsync(None)).Count.ShouldBe(1);
    }

    [Test]
    public void AnyAccount_ReadsTheSameBeforeAndAfter_AndAfterTheWayBack() => Prop.ForAll(Accounts().ToArbitrary(), account =>
    {
        var before = Shown(account);
        var current = Apply(account, M0008UserForm.Forward(account));
        var back = Apply(current, M0008UserForm.Back(current));
        Shown(current).ShouldBe(before);
        Shown(back).ShouldBe(before);
        M0008UserForm.Forward(current).ShouldBeNull();
        back.Contains(M0008CurrentDocuments.Marks).ShouldBeFalse();
        return true;
    }).QuickCheckThrowOnFailure();

    private static Gen<BsonDocument> Accounts()
    {
        var text = Gen.Elements<BsonValue?>(null, BsonNull.Value, "one", "two", 3);
        var truth = Gen.Elements<BsonValue?>(null, BsonNull.Value, true, false, 1);
        string[] texts = ["password_hash", "password", "hashed_password", "name", "full_name", "bio", "description", "avatar_url", "profile_image"];
        return from values in Gen.ArrayOf(text, texts.Length)
               from flags in Gen.ArrayOf(truth, 3)
               from status in Gen.Elements<BsonValue?>(null, BsonNull.Value, "active", "inactive", "suspended", "pending")
               from codes in Gen.ArrayOf(text, 2)
               select Document(texts.Zip(values).Concat([("is_active", flags[0]), ("is_verified", flags[1]), ("phone_verified", flags[2]), ("status", status),
                   ("address", Document([("pincode", codes[0]), ("postal_code", codes[1])]))]).Prepend(("email", "a@example.com")).Prepend(("_id", ObjectId.GenerateNewId())));
    }

    private static BsonDocument Document(IEnumerable<(string Name, BsonValue? Value)> fields) =>
        new(fields.Where(field => field.Value is not null).Select(field => new BsonElement(field.Name, field.Value)));

    private static object Shown(BsonDocument account)
    {
        var user = UserDocument.Read(account);
        return (user.PasswordHash, user.Name, user.Bio, user.AvatarUrl, user.PhoneVerified, user.Status, user.Address?.PostalCode);
    }

    private static BsonDocument Apply(BsonDocument document, DocumentChange? change)
    {
        var copy = document.DeepClone().AsBsonDocument;
        foreach (var (path, value) in Entries(change, "$set"))
        {
            Owner(copy, path)[path.Split('.')[^1]] = value;
        }

        foreach (var (path, _) in Entries(change, "$unset"))
        {
            Owner(copy, path).Remove(path.Split('.')[^1]);
        }

        foreach (var (path, value) in Entries(change, "$addToSet"))
        {
            copy[path] = value["$each"];
        }

        return copy;
    }

    private static IEnumerable<(string, BsonValue)> Entries(DocumentChange? change, string kind) =>
        change?.Update.GetValue(kind, new BsonDocument()).AsBsonDocument.Select(element => (element.Name, element.Value)) ?? [];

    private static BsonDocument Owner(BsonDocument document, string path) => path.Contains('.', StringComparison.Ordinal) ? document[path.Split('.')[0]].AsBsonDocument : document;

    private static BsonDocument Without(BsonDocument document) => new(document.Where(element => element.Name != M0008CurrentDocuments.Marks));

    private static BsonDocument Sorted(BsonDocument document) => new(document.OrderBy(element => element.Name, StringComparer.Ordinal));

    private IMongoCollection<BsonDocument> Users => Collection("users");

    private IMongoCollection<BsonDocument> Bodies => Collection("body");

    private sealed class Told(Action<WorkProgress> act) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => act(value);
    }
}
