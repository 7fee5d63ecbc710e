using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.Mongo.Sessions;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Passwords;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Bench;

/// <summary>Makes a database ready to be measured: people with measurements and profiles, the indexes, and a token for each person.</summary>
internal sealed class Preparation(IMongoDatabase database)
{
    /// <summary>The password of every prepared account.</summary>
    public const string Password = "correct horse battery staple";

    private const int Batch = 5_000;
    private const string PeersIndex = "user_id_1_processed_at_-1";

    private static readonly DateTime First = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Fills an empty database.</summary>
    /// <param name="people">How many people.</param>
    /// <param name="perPerson">How many measurements each.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SeedAsync(int people, int perPerson, CancellationToken cancellationToken)
    {
        var random = new Random(12345);
        var measurements = database.GetCollection<BsonDocument>("measurements");
        var batch = new List<BsonDocument>(Batch);
        for (var n = 0; n < people * perPerson; n++)
        {
            batch.Add(Measurement(n, n % people, n / people, random));
            if (batch.Count == Batch || n == (people * perPerson) - 1)
            {
                await measurements.InsertManyAsync(batch, new InsertManyOptions { IsOrdered = false }, cancellationToken);
                batch.Clear();
            }
        }

        await database.GetCollection<BsonDocument>("profiles").InsertManyAsync(Enumerable.Range(0, people).Select(Profile), cancellationToken: cancellationToken);
    }

    /// <summary>Brings a filled database, ours or one that the peers' script seeded, to what the API expects.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await new MigrationRunner(database, MigrationSteps.All, Options.Create(new MigrationOptions()), TimeProvider.System, NullLogger<MigrationRunner>.Instance).UpAsync(new MigrationRequest(), cancellationToken);
        try
        {
            // Our index serves the peers' query too; two would burden every insert of every server.
            await database.GetCollection<BsonDocument>("measurements").Indexes.DropOneAsync(PeersIndex, cancellationToken);
        }
        catch (MongoCommandException exception) when (exception.CodeName == "IndexNotFound")
        {
            Console.WriteLine("no index of the peers' to drop");
        }
    }

    /// <summary>
    /// Gives each person of the users' file an account to sign in to (<see cref="EmailOf"/>, <see cref="Password"/>) and a session, and writes the sessions' access tokens
    /// in the order of the file, signed with a key that the API must be started with.
    /// </summary>
    public async Task WriteTokensAsync(string usersFile, CancellationToken cancellationToken)
    {
        var users = await People.ReadAsync(usersFile, cancellationToken);
        await MakeAccountsAsync(users, cancellationToken);
        var now = DateTimeOffset.UtcNow;
        var sessions = users.Select(user => NewSession(user, now)).ToArray();
        await database.GetCollection<BsonDocument>(SessionRepository.Spec.Name).InsertManyAsync(sessions.Select(SessionDocument.ToBson), cancellationToken: cancellationToken);

        var key = SigningKey.Generate();
        var options = Options.Create(new TokenOptions { Lifetime = TimeSpan.FromHours(1) });
        var tokens = new AccessTokens(new ConfiguredSigningKeys(key), new VerifiedTokens(options), options, TimeProvider.System);
        await File.WriteAllLinesAsync(BenchFolder.Tokens, sessions.Select(session => tokens.Issue(session.UserId, session.Id).Value), cancellationToken);
        await File.WriteAllTextAsync(BenchFolder.SigningKey, key.ToPem(), cancellationToken);
    }

    /// <summary>The email address of a prepared account.</summary>
    public static string EmailOf(EntityId user) => $"{user}@bench.example";

    /// <summary>Writes the ids of the people that <see cref="SeedAsync"/> made.</summary>
    public static async Task WriteUsersAsync(int people, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(BenchFolder.Users)!);
        await File.WriteAllLinesAsync(BenchFolder.Users, Enumerable.Range(0, people).Select(n => Id(0x640000, n).ToString()), cancellationToken);
    }

    /// <summary>Removes what the creations of a run added, so that each run sees as many documents.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken) => await database.GetCollection<BsonDocument>("measurements")
        .DeleteManyAsync(new BsonDocument("_id", new BsonDocument("$gt", new BsonObjectId(ObjectId.Parse("6500ffffffffffffffffffff")))), cancellationToken);

    /// <summary>One hash serves all accounts: checking it costs as much as checking one of their own.</summary>
    private async Task MakeAccountsAsync(EntityId[] users, CancellationToken cancellationToken)
    {
        var options = Options.Create(new PasswordOptions());
        using var gate = new HashingGate(options);
        var hash = (await new PasswordHashing(gate, options).HashAsync(new Secret(Password), cancellationToken)).Value;
        var now = DateTimeOffset.UtcNow;
        var upserts = users.Select(user =>
        {
            var account = UserDocument.ToBson(User.Register(user, EmailAddress.Parse(EmailOf(user)), hash, "Bench", RoleNames.Customer, UserStatus.Active, now));
            account.Remove("_id");
            return new UpdateOneModel<BsonDocument>(new BsonDocument("_id", user.ToBson()), new BsonDocument("$set", account)) { IsUpsert = true };
        });
        await database.GetCollection<BsonDocument>(UserRepository.Spec.Name).BulkWriteAsync(upserts, new BulkWriteOptions { IsOrdered = false }, cancellationToken);
    }

    private static Session NewSession(EntityId user, DateTimeOffset now) => new()
    {
        Id = EntityId.New(now),
        UserId = user,
        DeviceInfo = "bench",
        IsActive = true,
        AuthenticatedAt = now,
        CreatedAt = now,
        UpdatedAt = now,
        ExpiresAt = now.AddDays(7),
        AbsoluteEnd = now.AddDays(30),
        CurrentToken = $"bench {Guid.NewGuid():N}",
    };

    private static BsonDocument Measurement(int n, int person, int day, Random random) => new()
    {
        ["_id"] = new BsonObjectId(Id(0x650000, n)),
        ["user_id"] = new BsonObjectId(Id(0x640000, person)),
        ["measurements"] = new BsonDocument
        {
            ["chest"] = Between(random, 80, 130),
            ["waist"] = Between(random, 60, 120),
            ["hips"] = Between(random, 80, 130),
            ["shoulders"] = Between(random, 36, 60),
            ["arms"] = Between(random, 50, 70),
        },
        ["height"] = Between(random, 150, 200),
        ["weight"] = Between(random, 45, 120),
        ["unit"] = "cm",
        ["image_paths"] = new BsonArray(),
        ["processed_at"] = First.AddDays(day).AddSeconds(person),
        ["source"] = "manual",
        ["created_at"] = First.AddDays(day).AddSeconds(person),
        ["version"] = 1L,
    };

    private static BsonDocument Profile(int person) => new()
    {
        ["_id"] = new BsonObjectId(Id(0x660000, person)),
        ["user_id"] = new BsonObjectId(Id(0x640000, person)),
        ["gender"] = "female",
        ["date_of_birth"] = new DateTime(1990, 5, 17, 0, 0, 0, DateTimeKind.Utc),
        ["preferences"] = new BsonDocument { ["preferred_unit"] = "cm", ["locale"] = "ar" },
        ["created_at"] = First,
        ["updated_at"] = First,
        ["version"] = 1L,
    };

    /// <summary>A seeded id: a number that says what it is of, and a counter; older than any id of today.</summary>
    private static ObjectId Id(int kind, int n) => ObjectId.Parse($"{kind:x6}{n:x18}");

    private static double Between(Random random, double low, double high) => Math.Round(low + (random.NextDouble() * (high - low)), 1);
}
