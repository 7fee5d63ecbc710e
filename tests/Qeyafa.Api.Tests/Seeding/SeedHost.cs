using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using MongoDB.Bson;
using Qeyafa.Api.Hosting;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Seeding;
using Qeyafa.Infrastructure.Seeding.Load;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Seeding;

/// <summary>The application as a command has it, with a migrated database of its own and nothing started.</summary>
internal sealed class SeedHost : IAsyncDisposable
{
    private static readonly string[] MadeByTheServer = ["profiles", "shares", "wardrobe_stats"];
    private static readonly string[] Workings = ["migrations", "migration_history", "locks", "roles", "tryon_admission"];
    private static readonly string[] Secrets = ["password_hash", "security_stamp"];

    private readonly WebApplication _app;
    private readonly TestDatabase _database;
    private readonly string _data;

    private SeedHost(WebApplication app, TestDatabase database, string data) => (_app, _database, _data) = (app, database, data);

    public IServiceProvider Services => _app.Services;

    public static async Task<SeedHost> OpenAsync(string environment = "Development")
    {
        var database = await TestMongo.CreateDatabaseAsync();
        var data = Directory.CreateTempSubdirectory("qeyafa-seed-test-").FullName;
        var app = QeyafaHost.Build(
            ["--environment", environment],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["MONGODB_URL"] = database.Url,
                    ["DATABASE_NAME"] = database.Name,
                    ["QEYAFA_DATA"] = data,
                    ["Passwords:Iterations"] = builder.Environment.IsProduction() ? "100000" : "1000",
                    ["AllowedHosts"] = "localhost",
                    ["Storage:Kind"] = "files",
                    ["Security:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
                });
            });
        await app.Services.OpenDatabaseAsync(CancellationToken.None);
        await app.Services.MigrateAsync(CancellationToken.None);
        return new SeedHost(app, database, data);
    }

    public Task<SeededPeople> DemoAsync(long seed = 1, bool resets = false, bool withPictures = false, string password = "a demonstration's password") => Services.SeedDemoAsync(
        seed, SeedingModule.DefaultNow, new Secret(password), new SeedChoices(resets, withPictures), new Progress<WorkProgress>(), CancellationToken.None);

    public Task<SeededPeople> StagingAsync(bool withPictures = false) => Services.SeedStagingAsync(withPictures, new Progress<WorkProgress>(), CancellationToken.None);

    public Task<SeededLoad> LoadAsync(LoadSet set, IProgress<WorkProgress>? progress = null, int workers = 3, CancellationToken stop = default) =>
        Services.SeedLoadAsync(set, password: null, workers, progress ?? new Progress<WorkProgress>(), stop);

    public IMongoCollection<BsonDocument> Collection(string name) => _database.Database.GetCollection<BsonDocument>(name);

    /// <summary>
    /// Everything that is stored, by collection, without what is random on purpose: salted hashes and stamps, and ids that only the server knows.
    /// </summary>
    public async Task<Dictionary<string, string[]>> ContentsAsync()
    {
        var contents = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var name in DatabaseSchema.Default.Collections.Select(collection => collection.Name).Except(Workings, StringComparer.Ordinal))
        {
            var documents = await Collection(name).Find(new BsonDocument()).ToListAsync();
            foreach (var document in documents)
            {
                foreach (var field in Secrets.Concat(MadeByTheServer.Contains(name) ? ["_id"] : []))
                {
                    document.Remove(field);
                }
            }

            contents[name] = [.. documents.Select(Sorted).Order(StringComparer.Ordinal)];
        }

        return contents;
    }

    /// <summary>A document with its fields in alphabetical order: the server orders those of an upsert as it likes.</summary>
    public static string Sorted(BsonDocument document) => new BsonDocument(document.OrderBy(field => field.Name, StringComparer.Ordinal)).ToJson();

    /// <summary>Two contents must be the same, collection by collection.</summary>
    public static void ShouldBeTheSame(Dictionary<string, string[]> contents, Dictionary<string, string[]> expected)
    {
        contents.Keys.ShouldBe(expected.Keys);
        foreach (var (name, documents) in contents)
        {
            documents.ShouldBe(expected[name], name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
