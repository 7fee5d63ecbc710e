using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Qeyafa.Application.Messaging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>
/// One open stream. It joins what the database holds and what comes live by the numbers that the person's messages have: what is below the last one answered came already,
/// and a number that was passed over is looked up. So nothing is lost between the two, and nothing comes twice.
/// </summary>
internal sealed class MessageListener(EntityId person, EntityId session, int buffer, Func<long, CancellationToken, Task<IReadOnlyList<Message>>> readAfter, Action<MessageListener> closed)
    : IMessageListener
{
    private readonly Channel<Message> _live = Channel.CreateBounded<Message>(new BoundedChannelOptions(buffer) { SingleReader = true });
    private int _isClosed;

    public EntityId Person => person;

    public EntityId Session => session;

    /// <summary>The state of the session's ends when it was last known to be live; see <c>SessionEpochs</c>.</summary>
    public int Stamp { get; set; }

    /// <summary>When the session was last asked about, as a timestamp of the clock.</summary>
    public long AskedAt { get; set; }

    /// <summary>The number after which it goes on; null to begin with whatever comes first. Set before it is read.</summary>
    public long? Start { get; set; }

    /// <summary>Hands a message on. A reader that is so slow that there is no room for it is let go.</summary>
    public void Offer(Message message)
    {
        if (!_live.Writer.TryWrite(message))
        {
            End();
        }
    }

    /// <summary>Ends the stream when what was handed on is read.</summary>
    public void End() => _live.Writer.TryComplete();

    /// <summary>Forgets the listener, which may not be read any more.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            End();
            closed(this);
        }
    }

    public async IAsyncEnumerable<Message> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            var last = Start;
            await foreach (var message in StoredAsync(last, cancellationToken))
            {
                last = message.SequenceFor(person);
                yield return message;
            }

            await foreach (var message in _live.Reader.ReadAllAsync(cancellationToken))
            {
                var number = message.SequenceFor(person);
                if (number > last + 1)
                {
                    await foreach (var missed in StoredAsync(last, cancellationToken))
                    {
                        last = missed.SequenceFor(person);
                        yield return missed;
                    }
                }

                if (last is null || number > last)
                {
                    last = number;
                    yield return message;
                }
            }
        }
        finally
        {
            Close();
        }
    }

    private async IAsyncEnumerable<Message> StoredAsync(long? last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (last is { } number && await readAfter(number, cancellationToken) is { Count: > 0 } found)
        {
            foreach (var message in found)
            {
                last = message.SequenceFor(person);
                yield return message;
            }
        }
    }
}
