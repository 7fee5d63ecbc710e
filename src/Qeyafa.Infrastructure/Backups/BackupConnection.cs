using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>Connections of the backups' own: they may be silent for as long as an index of millions of documents takes, and take none from requests.</summary>
internal sealed class BackupConnection(MongoConnection connection) : IDisposable
{
    private const int Connections = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    private readonly Lazy<MongoClient> _client = new(() =>
    {
        var settings = MongoClientSettings.FromConnectionString(connection.Endpoint.Url);
        settings.MaxConnectionPoolSize = Connections;
        settings.SocketTimeout = Patience;
        settings.WriteConcern = WriteConcern.WMajority;
        return new MongoClient(settings);
    });

    /// <summary>The database that is backed up.</summary>
    public IMongoDatabase Database => _client.Value.GetDatabase(connection.Endpoint.DatabaseName);

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}
