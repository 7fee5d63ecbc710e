using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Messaging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Security.Sessions;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>
/// Opens streams: first the listener is known to this node's watch of the database, then, for one that goes on, the place is looked up from which it does.
/// One that begins needs nothing of the database.
/// </summary>
internal sealed class MessageFeed(
    MessageListeners listeners, MessageWatch watch, MessageRepository messages, IUnitOfWork work, SessionEpochs epochs, IOptions<MessagingOptions> options, TimeProvider clock)
    : IMessageFeed, IDisposable
{
    private const int Batch = 100;

    /// <summary>How many streams look their places up at once: when a node dies, all of its people come at the same moment.</summary>
    private const int Lookups = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _lookups = new(Lookups);

    public async Task<Result<IMessageListener>> OpenAsync(EntityId person, EntityId session, EntityId? after, CancellationToken cancellationToken)
    {
        if (!await watch.IsReadyWithinAsync(Patience, cancellationToken))
        {
            return MessagingErrors.StreamAway;
        }

        var listener = new MessageListener(person, session, options.Value.StreamBuffer, (last, cancellation) => ReadAfterAsync(person, last, cancellation), listeners.Remove)
        {
            Stamp = epochs.Stamp(person, session),
            AskedAt = clock.GetTimestamp(),
        };
        if (!listeners.TryAdd(listener, options.Value.StreamsPerAccount))
        {
            return MessagingErrors.TooManyStreams;
        }

        try
        {
            if (after is { } last && (listener.Start = await FindAsync(person, last, cancellationToken)) is null)
            {
                listener.Close();
                return Error.NotFound;
            }

            cancellationToken.UnsafeRegister(static gone => ((MessageListener)gone!).Close(), listener);
            return Result<IMessageListener>.Success(listener);
        }
        catch
        {
            listener.Close();
            throw;
        }
    }

    public void Dispose() => _lookups.Dispose();

    private Task<long?> FindAsync(EntityId person, EntityId id, CancellationToken cancellationToken) =>
        LookUpAsync(async cancellation => Result<long?>.Success(await messages.FindSequenceAsync(id, person, cancellation)), cancellationToken);

    private Task<IReadOnlyList<Message>> ReadAfterAsync(EntityId person, long last, CancellationToken cancellationToken) =>
        LookUpAsync(async cancellation => Result<IReadOnlyList<Message>>.Success(await messages.AfterAsync(person, last, Batch, cancellation)), cancellationToken);

    /// <summary>Reads one state of the database that a majority has, so that no number is passed over and none is taken back by a failover.</summary>
    private async Task<T> LookUpAsync<T>(Func<CancellationToken, Task<Result<T>>> read, CancellationToken cancellationToken)
    {
        await _lookups.WaitAsync(cancellationToken);
        try
        {
            return (await work.RunAsync(read, cancellationToken)).Value;
        }
        finally
        {
            _lookups.Release();
        }
    }
}
