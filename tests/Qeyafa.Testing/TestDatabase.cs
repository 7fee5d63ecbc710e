using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Testing;

/// <summary>One fixture's database on the shared server.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    internal TestDatabase(IMongoClient client, string url, string name)
    {
        Client = client;
        Url = url;
        Name = name;
    }

    /// <summary>The shared client: never dispose of it.</summary>
    public IMongoClient Client { get; }

    /// <summary>The server's connection string.</summary>
    public string Url { get; }

    /// <summary>The database's name, which no other fixture has.</summary>
    public string Name { get; }

    /// <summary>The database.</summary>
    public IMongoDatabase Database => Client.GetDatabase(Name);

    /// <summary>Drops the database.</summary>
    public async ValueTask DisposeAsync() => await Client.DropDatabaseAsync(Name);
}
