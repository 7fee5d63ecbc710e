using System.Collections.Concurrent;
using MongoDB.Bson.Serialization.Serializers;
using Qeyafa.Infrastructure.MongoDriver.Execution;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <inheritdoc cref="IMongoClient"/>
internal sealed class MongoClient : IMongoClient, IDisposable
{
    private readonly ConcurrentDictionary<string, MongoDatabase> _databases = new(StringComparer.Ordinal);
    private readonly WorkerPool _pool;

    /// <summary>Makes a client; connections are opened when calls need them.</summary>
    /// <exception cref="MongoConfigurationException">The connection string is not valid, or libmongoc is not installed.</exception>
    public MongoClient(string connectionString)
        : this(MongoClientSettings.FromConnectionString(connectionString))
    {
    }

    /// <inheritdoc cref="MongoClient(string)"/>
    public MongoClient(MongoUrl url)
        : this(MongoClientSettings.FromUrl(url))
    {
    }

    /// <inheritdoc cref="MongoClient(string)"/>
    public MongoClient(MongoClientSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        var native = NewNativePool(settings);
        var events = CommandMonitor.Attach(native, settings.ClusterConfigurator);
        _pool = new WorkerPool(native, settings.ToLimits(), () => events?.Dispose()) { Instruments = settings.Instruments };
    }

    public MongoClientSettings Settings { get; }

    internal WorkerPool Pool => _pool;

    public IMongoDatabase GetDatabase(string name) =>
        _databases.TryGetValue(name, out var known) ? known : _databases.GetOrAdd(name, n => new MongoDatabase(this, Runner(n)));

    public Task<IClientSessionHandle> StartSessionAsync(ClientSessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IClientSessionHandle>(new ClientSession(_pool, options ?? new ClientSessionOptions()));
    }

    public async Task<IAsyncCursor<string>> ListDatabaseNamesAsync(CancellationToken cancellationToken = default)
    {
        var runner = Runner("admin");
        var buffer = runner.BeginForDatabase("listDatabases"u8);
        buffer.Append("nameOnly"u8, value: true);
        buffer.End();
        var reply = await runner.RunAsync(buffer, CommandKind.Read, session: null, timeLimit: null, cancellationToken);
        var databases = BatchReader.ReadOne(reply, 0, BsonDocumentSerializer.Instance)["databases"].AsBsonArray;
        return new ListCursor<string>([.. databases.Select(d => d["name"].AsString)]);
    }

    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        var runner = Runner(name);
        var buffer = runner.BeginForDatabase("dropDatabase"u8);
        buffer.End();
        return runner.RunAsync(buffer, CommandKind.Write, session: null, timeLimit: null, cancellationToken);
    }

    /// <summary>Fails what is under way, ends the threads and closes the connections.</summary>
    public void Dispose() => _pool.Dispose();

    private CommandRunner Runner(string database) => new(_pool, new Utf8Name(database));

    private static unsafe nint NewNativePool(MongoClientSettings settings)
    {
        var uri = settings.ToNativeUri();
        BsonError error;
        var pool = Mongoc.ClientPoolNew(uri, &error);
        MongocUri.Destroy(uri);
        if (pool == 0)
            throw new MongoConfigurationException($"The client could not be made: {error.Message}");
        Mongoc.ClientPoolSetErrorApi(pool, 2);
        return pool;
    }
}
