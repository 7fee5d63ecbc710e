using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>Whether the database answers, and takes writes.</summary>
internal sealed class DatabaseHealthCheck(IMongoDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var hello = await database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: cancellationToken);
            return hello.GetValue("isWritablePrimary", false).ToBoolean()
                ? HealthCheckResult.Healthy("The database answers and takes writes.")
                : HealthCheckResult.Unhealthy("The database answers, and takes no writes: it has no primary.");
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
