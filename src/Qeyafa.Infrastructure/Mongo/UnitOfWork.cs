using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>Units of work as MongoDB transactions: committed by a majority, run again after a transient error.</summary>
internal sealed class UnitOfWork(IMongoClient client) : IUnitOfWork
{
    public async Task<Result<T>> RunAsync<T>(Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        if (AmbientTransaction.Current is not null)
        {
            return await work(cancellationToken);
        }

        using var session = await client.StartSessionAsync(cancellationToken: cancellationToken);
        var endings = AmbientTransaction.GatherEndings();
        try
        {
            return await session.WithTransactionAsync((transaction, cancellation) => AttemptAsync(transaction, work, cancellation), cancellationToken: cancellationToken);
        }
        finally
        {
            endings.ForEach(ending => ending());
        }
    }

    private static async Task<Result<T>> AttemptAsync<T>(IClientSessionHandle transaction, Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        AmbientTransaction.Current = transaction;
        try
        {
            var result = await work(cancellationToken);
            if (!result.IsSuccess)
            {
                await transaction.AbortTransactionAsync(CancellationToken.None);
            }

            return result;
        }
        finally
        {
            AmbientTransaction.Current = null;
        }
    }
}
