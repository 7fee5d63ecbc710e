using System.Diagnostics.CodeAnalysis;

namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>First in, first out, with removal from the middle in one step. Guarded by the pool's lock.</summary>
internal sealed class WorkQueue
{
    private WorkItem? _last;

    public WorkItem? First { get; private set; }

    public int Count { get; private set; }

    public void Add(WorkItem item)
    {
        item.Queue = this;
        item.Previous = _last;
        if (_last is null)
            First = item;
        else
            _last.Next = item;
        _last = item;
        Count++;
    }

    public bool TryTake([NotNullWhen(true)] out WorkItem? item)
    {
        item = First;
        if (item is null)
            return false;
        Remove(item);
        return true;
    }

    public void Remove(WorkItem item)
    {
        if (item.Previous is null)
            First = item.Next;
        else
            item.Previous.Next = item.Next;
        if (item.Next is null)
            _last = item.Previous;
        else
            item.Next.Previous = item.Previous;
        item.Previous = item.Next = null;
        item.Queue = null;
        Count--;
    }
}
