using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>Knows which of the binding's exceptions say that the database is away, or too busy, for now.</summary>
internal sealed class MongoOutages : IOutageClassifier
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    public TimeSpan? RetryAfter(Exception exception) => exception switch
    {
        MongoConnectionException or MongoNotPrimaryException or MongoNodeIsRecoveringException or MongoWaitQueueFullException or MongoExecutionTimeoutException or TimeoutException => Wait,
        DependencyUnavailableException unavailable => unavailable.RetryAfter,
        MongoException failure when failure.HasErrorLabel("RetryableWriteError") || failure.HasErrorLabel("TransientTransactionError") => Wait,
        _ => null,
    };
}
