using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>
/// Holds the endpoint that the process talks to. It is opened once, after the host is built and before it serves:
/// tools that only build the host start no database.
/// </summary>
internal sealed class MongoConnection(IConfiguration configuration, IHostEnvironment environment, ILogger<MongoConnection> logger) : IAsyncDisposable
{
    private MongoEndpoint? _endpoint;

    /// <summary>The endpoint.</summary>
    /// <exception cref="InvalidOperationException">The connection has not been opened.</exception>
    public MongoEndpoint Endpoint => _endpoint ?? throw new InvalidOperationException("The database connection is not open: the infrastructure has not been started.");

    /// <summary>Resolves the endpoint, starting the embedded server where the settings ask for it.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken) =>
        _endpoint ??= await MongoEndpoint.ResolveAsync(configuration, environment, logger, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_endpoint is not null)
        {
            await _endpoint.DisposeAsync();
        }
    }
}
