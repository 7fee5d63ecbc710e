using MongoDB.Bson.Serialization;
using Qeyafa.Infrastructure.MongoDriver.Execution;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <inheritdoc/>
internal sealed partial class MongoCollection<TDocument> : IMongoCollection<TDocument>
{
    private readonly CommandRunner _runner;
    private readonly string _name;

    public MongoCollection(MongoDatabase database, CommandRunner runner, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _runner = runner;
        _name = name;
        Database = database;
        CollectionNamespace = new CollectionNamespace(database.DatabaseNamespace, name);
        DocumentSerializer = BsonSerializer.LookupSerializer<TDocument>();
        Indexes = new MongoIndexManager<TDocument>(runner, name);
    }

    public CollectionNamespace CollectionNamespace { get; }

    public IMongoDatabase Database { get; }

    public IBsonSerializer<TDocument> DocumentSerializer { get; }

    public IMongoIndexManager<TDocument> Indexes { get; }

    private static ClientSession Own(IClientSessionHandle session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return (ClientSession)session;
    }

    private IBsonSerializer<T> SerializerOf<T>() => DocumentSerializer as IBsonSerializer<T> ?? BsonSerializer.LookupSerializer<T>();

    private CommandBuffer Begin(ReadOnlySpan<byte> command) => _runner.Begin(command, _name);
}
