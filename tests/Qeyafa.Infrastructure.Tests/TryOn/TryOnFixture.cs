using MongoDB.Bson;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Tests.Mongo;
using Qeyafa.Infrastructure.TryOn;
using Qeyafa.Testing.TryOn;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>A database for try-ons, and nodes that work on it.</summary>
public abstract class TryOnFixture : RepositoryFixture
{
    private readonly List<TryOnNode> _nodes = [];

    private protected override IReadOnlyList<CollectionSpec> Collections => [TryOnRepository.Spec, FavoriteRepository.Spec];

    private protected MemoryPictures Pictures { get; private set; } = null!;

    private protected MemoryWardrobe Wardrobe { get; private set; } = null!;

    private protected IMongoCollection<BsonDocument> Stored => Collection("tryon");

    [SetUp]
    public async Task PrepareAsync()
    {
        (Pictures, Wardrobe) = (new MemoryPictures(), new MemoryWardrobe());
        await TryOnAdmission.PrepareAsync(Database, None);
    }

    [TearDown]
    public async Task StopNodesAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        _nodes.Clear();
    }

    /// <summary>A node on the fixture's database, which has not started to work.</summary>
    private protected TryOnNode Node(Action<TryOnOptions>? configure = null)
    {
        var node = new TryOnNode(Client, Database, Pictures, Wardrobe, configure);
        _nodes.Add(node);
        return node;
    }

    private protected Task<BsonDocument> DocumentAsync(TryOnJob job) => Stored.Find(new BsonDocument("_id", job.Id.ToBson())).SingleAsync();
}
