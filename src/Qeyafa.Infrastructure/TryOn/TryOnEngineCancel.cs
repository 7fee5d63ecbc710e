using Microsoft.Extensions.Logging;
using Qeyafa.Application.TryOn;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.TryOn;

namespace Qeyafa.Infrastructure.TryOn;

internal sealed partial class TryOnEngineCancel(TryOnQueue queue, TryOnEngines engines, ILogger<TryOnEngineCancel> logger) : ITryOnEngineCancel
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task TellAsync(EntityId id, EntityId owner, CancellationToken cancellationToken)
    {
        if (await queue.FindCanceledAsync(id, owner, cancellationToken) is not { Reference: not null } canceled)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await engines.CancelAsync(canceled, canceled.Engine, canceled.Reference, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NotTold(exception, id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The engine could not be told that try-on {Id} is canceled; what it still makes is not kept")]
    private partial void NotTold(Exception exception, EntityId id);
}
