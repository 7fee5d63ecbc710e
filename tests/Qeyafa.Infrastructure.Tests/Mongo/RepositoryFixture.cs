using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Steps;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

/// <summary>A database of the fixture's own, and what the tests ask of it.</summary>
public abstract class RepositoryFixture
{
    private TestDatabase _own = null!;

    protected static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 30, 15, 250, TimeSpan.Zero);

    protected static CancellationToken None => CancellationToken.None;

    private protected IMongoClient Client => _own.Client;

    private protected IMongoDatabase Database => _own.Database;

    private protected static OperationTimer Timer { get; } = new(NullLogger<OperationTimer>.Instance, TimeProvider.System);

    /// <summary>The collections that the tests are about; null for all, as the migrations leave them. A whole schema is a hundred files to the server: few tests need it.</summary>
    private protected virtual IReadOnlyList<CollectionSpec>? Collections => null;

    [SetUp]
    public async Task MakeDatabaseAsync()
    {
        _own = await TestMongo.CreateDatabaseAsync();
        if (Collections is not { } collections)
        {
            await new M0001CreateFoundation().UpAsync(Database, None);
            await new M0002CreateIdentity().UpAsync(Database, None);
            return;
        }

        foreach (var collection in collections)
        {
            await Database.EnsureIndexesAsync(collection, None);
        }
    }

    [TearDown]
    public async Task DropDatabaseAsync() => await _own.DisposeAsync();

    protected static EntityId NewId() => EntityId.New(Now);

    private protected IMongoCollection<BsonDocument> Collection(string name) => Database.GetCollection<BsonDocument>(name);

    /// <summary>How the server carries out a command: the names of its plan's stages from the outermost in, and the index it walks.</summary>
    private protected async Task<QueryPlan> ExplainAsync(BsonDocument command)
    {
        var explain = new BsonDocument { ["explain"] = command, ["verbosity"] = "executionStats" };
        return new QueryPlan(await Database.RunCommandAsync<BsonDocument>(explain, cancellationToken: None));
    }
}
