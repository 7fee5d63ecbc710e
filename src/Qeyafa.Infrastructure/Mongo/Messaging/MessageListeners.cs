using System.Collections.Concurrent;
using System.Collections.Immutable;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>The streams that are open on this node, by person.</summary>
internal sealed class MessageListeners(TimeProvider clock)
{
    private readonly ConcurrentDictionary<EntityId, ImmutableArray<MessageListener>> _byPerson = new();

    /// <summary>When people last opened or closed a stream, of those about whom this was not asked since.</summary>
    private readonly ConcurrentDictionary<EntityId, DateTimeOffset> _movements = new();

    /// <summary>Every open stream.</summary>
    public IEnumerable<MessageListener> All => _byPerson.Values.SelectMany(listeners => listeners);

    /// <summary>When people who have opened or closed streams since this was last asked did so.</summary>
    public Dictionary<EntityId, DateTimeOffset> TakeMovements()
    {
        var taken = new Dictionary<EntityId, DateTimeOffset>();
        foreach (var person in _movements.Keys)
        {
            if (_movements.TryRemove(person, out var at))
            {
                taken[person] = at;
            }
        }

        return taken;
    }

    /// <summary>Everybody who has a stream open.</summary>
    public IReadOnlyCollection<EntityId> People => [.. _byPerson.Keys];

    /// <summary>Adds a stream, unless its person has as many as they can.</summary>
    public bool TryAdd(MessageListener listener, int most)
    {
        var added = true;
        _byPerson.AddOrUpdate(
            listener.Person,
            _ => Taken([listener], out added),
            (_, open) => open.Length < most ? Taken(open.Add(listener), out added) : Refused(open, out added));
        _movements[listener.Person] = clock.GetUtcNow();
        return added;
    }

    public void Remove(MessageListener listener)
    {
        _movements[listener.Person] = clock.GetUtcNow();
        while (_byPerson.TryGetValue(listener.Person, out var open))
        {
            var rest = open.Remove(listener);
            var done = rest.IsEmpty
                ? _byPerson.TryRemove(new KeyValuePair<EntityId, ImmutableArray<MessageListener>>(listener.Person, open))
                : _byPerson.TryUpdate(listener.Person, rest, open);
            if (done)
            {
                return;
            }
        }
    }

    /// <summary>Hands a message to both its people.</summary>
    public void Offer(Message message)
    {
        Offer(message.RecipientId, message);
        Offer(message.SenderId, message);
    }

    /// <summary>Ends every stream: whoever comes again goes on from the database.</summary>
    public void EndAll()
    {
        foreach (var listener in All)
        {
            listener.End();
        }
    }

    private void Offer(EntityId? person, Message message)
    {
        if (person is { } id && _byPerson.TryGetValue(id, out var open))
        {
            foreach (var listener in open)
            {
                listener.Offer(message);
            }
        }
    }

    private static ImmutableArray<MessageListener> Taken(ImmutableArray<MessageListener> listeners, out bool added)
    {
        added = true;
        return listeners;
    }

    private static ImmutableArray<MessageListener> Refused(ImmutableArray<MessageListener> listeners, out bool added)
    {
        added = false;
        return listeners;
    }
}
