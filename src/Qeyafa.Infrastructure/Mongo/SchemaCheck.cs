using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>Looks once, beside the first requests, whether the database has every index that the code relies on, and says which are missing.</summary>
internal sealed class SchemaCheck(IMongoDatabase database, DatabaseSchema schema, ILogger<SchemaCheck> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var missing = await schema.MissingIndexesAsync(database, stoppingToken);
                if (missing.Count > 0)
                {
                    logger.LogWarning("The database lacks the indexes {Indexes}: run the command 'migrate up'", missing);
                }

                return;
            }
            catch (Exception exception) when (exception is MongoException or TimeoutException)
            {
                logger.LogWarning(exception, "The database's indexes could not be looked at; it is tried again");
                await Task.Delay(Again, stoppingToken);
            }
        }
    }
}
