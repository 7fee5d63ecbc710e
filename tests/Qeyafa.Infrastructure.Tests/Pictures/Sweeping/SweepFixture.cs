using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.Pictures.Sweeping;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Infrastructure.Tests.Mongo;
using Qeyafa.Infrastructure.Tests.Storage;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Pictures.Sweeping;

/// <summary>Pictures in a storage, and documents that name them.</summary>
public abstract class SweepFixture(StorageKind kind) : RepositoryFixture
{
    private protected ManualClock Clock { get; } = new(DateTimeOffset.UtcNow);

    private protected StorageBench Bench { get; private set; } = null!;

    private StorageKind Kind { get; } = kind;

    private protected PictureSweepOptions Options { get; } = new() { GraceSeconds = 600 };

    private protected override IReadOnlyList<CollectionSpec>? Collections => [DatabaseLock.Spec];

    [SetUp]
    public async Task StartStorageAsync()
    {
        Bench = await StorageBench.StartAsync(Kind, Clock);

        // The server dies under Wine when two writers make one collection at the same time.
        await Collection(DatabaseLock.Spec.Name).InsertOneAsync(new BsonDocument("_id", "made"));
        await Collection("users").InsertOneAsync(new BsonDocument("_id", NewId().ToBson()));
    }

    [TearDown]
    public void StopStorage() => Bench.Dispose();

    /// <summary>Goes over to a storage that can be taken away.</summary>
    private protected async Task UseOwnStorageAsync()
    {
        Bench.Dispose();
        Bench = await StorageBench.StartOwnAsync(Kind, Clock);
    }

    private protected PictureSweep Sweep(IObjectStorage? storage = null) =>
        new(storage ?? Bench.Storage, new PictureReferences(Database, Timer), Microsoft.Extensions.Options.Options.Create(Options), Clock);

    private protected Task<SweepOutcome> SweepAsync(IObjectStorage? storage = null) => Sweep(storage).RunAsync(None);

    /// <summary>Lets everything that is stored become older than the grace.</summary>
    private protected void GrowOld() => Clock.Advance(TimeSpan.FromHours(1));

    /// <summary>Stores a picture.</summary>
    private protected Task<StoredObject> StoreAsync(PictureKey key) => Bench.PutAsync(key.Value, key.Value);

    /// <summary>Writes the document that names a picture.</summary>
    private protected Task NameAsync(PictureKey key) => WriteAsync(key.Kind switch
    {
        PictureKind.Body => "body",
        PictureKind.Clothing => "clothing",
        PictureKind.TryOn => "tryon",
        _ => "measurements",
    }, key.Id, key.Owner, key.Kind == PictureKind.Measurement ? ("image_paths", new BsonArray { key.Value }) : ("s3_key", key.Value));

    private protected Task WriteAsync(string collection, EntityId id, EntityId owner, (string Name, BsonValue Value) field) =>
        Collection(collection).InsertOneAsync(new BsonDocument { ["_id"] = id.ToBson(), ["user_id"] = owner.ToBson(), [field.Name] = field.Value });

    private protected static PictureKey NewBody() => PictureKey.Body(NewId(), NewId());
}
