using System.Collections.Concurrent;
using System.Diagnostics;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>
/// The worker threads and the queue before them. Callers never block: a call is a <see cref="WorkItem"/>, and a worker completes it.
/// An idle worker is woken last in, first out, so that few threads run when little is asked for; new ones are made when those do not suffice.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private const int SweepMilliseconds = 25;

    // Beyond this many threads at work a call waits a little for one of them, as waking another costs more than the wait: two context
    // switches for each call. A longer line, or a wait of a sweep's length, wakes more.
    private const int EasyWorkers = 16;
    private const int EasyQueue = 16;
    private const int KeptBuffers = 256;

    // libmongoc looks for a server at most this often while calls wait for one, so one more look fits in.
    private const int LastLookMilliseconds = 500;
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly nint _pool;
    private readonly PoolLimits _limits;
    private readonly WorkQueue _shared = new();
    private readonly List<Worker> _workers = [];
    private readonly Stack<Worker> _idle = new();
    private readonly ConcurrentQueue<CommandBuffer> _buffers = new();
    private readonly Action _onDestroyed;
    private Timer? _sweeper;
    private bool _sweeping;
    private bool _stopping;
    private int _running;
    private long _transactionNumbers;

    public WorkerPool(nint pool, PoolLimits limits, Action onDestroyed)
    {
        _pool = pool;
        _limits = limits;
        _onDestroyed = onDestroyed;
        Mongoc.ClientPoolMaxSize(pool, (uint)limits.MaxWorkers);
        _sweeper = new Timer(static state => ((WorkerPool)state!).Sweep(), this, Timeout.Infinite, Timeout.Infinite);
    }

    public PoolLimits Limits => _limits;

    /// <summary>Where it is told what commands do; null for nowhere.</summary>
    public CommandInstruments? Instruments { get; init; }

    /// <summary>Whether the deployment knows retryable writes; null until the first write finds out.</summary>
    public bool? SupportsRetryableWrites { get; set; }

    /// <summary>Number of threads now.</summary>
    public int WorkerCount
    {
        get
        {
            lock (_gate)
                return _workers.Count;
        }
    }

    /// <summary>Number of workers now that carry a call out or are held by a transaction or a change stream.</summary>
    public int BusyWorkers
    {
        get
        {
            lock (_gate)
                return _workers.Count(w => !w.Parked || w.Holders > 0);
        }
    }

    /// <summary>Number of calls that wait now.</summary>
    public int QueueLength
    {
        get
        {
            lock (_gate)
                return _shared.Count;
        }
    }

    /// <summary>Number of workers that transactions and change streams hold for themselves now.</summary>
    public int HeldWorkers
    {
        get
        {
            lock (_gate)
                return _workers.Count(w => w.Holders > 0);
        }
    }

    public CommandBuffer RentBuffer()
    {
        if (!_buffers.TryDequeue(out var buffer))
            buffer = new CommandBuffer();
        buffer.Reset();
        return buffer;
    }

    public void ReturnBuffer(CommandBuffer buffer)
    {
        if (!buffer.IsLarge && _buffers.Count < KeptBuffers)
            _buffers.Enqueue(buffer);
    }

    /// <summary>Queues a call; <paramref name="target"/> is the worker whose cursor or session it belongs to.</summary>
    /// <exception cref="MongoWaitQueueFullException">Too many calls wait already.</exception>
    public Task<byte[]> Submit(WorkItem item, Worker? target, TimeSpan? timeLimit, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            item.Release();
            return Task.FromCanceled<byte[]>(cancellationToken);
        }
        item.CancelWith(cancellationToken);
        var now = Environment.TickCount64;
        if (item.Expires)
            item.QueueDeadline = now + _limits.WaitQueueTimeoutMilliseconds;
        if (timeLimit is { } limit)
            item.CallDeadline = now + (long)limit.TotalMilliseconds;
        Exception? refusal;
        Worker? wake = null;
        lock (_gate)
        {
            refusal = target is null ? Enqueue(item, out wake) : EnqueueFor(target, item, out wake);
        }
        if (refusal is not null)
        {
            item.Fail(refusal);
            item.Release();
        }
        wake?.Wake();
        return item.Task;
    }

    /// <summary>Takes a call that still waits out of its queue.</summary>
    public bool TryWithdraw(WorkItem item)
    {
        lock (_gate)
        {
            if (item.Queue is not { } queue)
                return false;
            queue.Remove(item);
            return true;
        }
    }

    /// <summary>Lets a worker serve only its own queue until <see cref="EndHold"/>.</summary>
    public void Hold(Worker worker)
    {
        lock (_gate)
            worker.Holders++;
    }

    public void EndHold(Worker worker)
    {
        var wake = false;
        lock (_gate)
        {
            worker.Holders--;
            if (worker.Holders == 0 && worker.Parked)
            {
                worker.Parked = false;
                wake = true;
            }
        }
        if (wake)
            worker.Wake();
    }

    /// <summary>The next call for a worker, which sleeps until there is one; null when it is to end.</summary>
    public WorkItem? Take(Worker worker)
    {
        while (true)
        {
            lock (_gate)
            {
                worker.Current = null;
                worker.Hangs = false;
                if (worker.Own.TryTake(out var item) || (worker.Holders == 0 && _shared.TryTake(out item)))
                {
                    worker.Current = item;
                    return item;
                }
                if (_stopping)
                    return null;
                worker.Parked = true;
                if (worker.Holders == 0)
                    _idle.Push(worker);
            }
            worker.Sleep();
        }
    }

    /// <summary>
    /// A connection broke under a worker's call, after so many milliseconds. Where the server has died, other calls' connections are dead
    /// too, but one may neither be closed nor answer, until the socket's time limit. A call that only waits for another server ends within
    /// the same time by itself.
    /// </summary>
    public void OnConnectionLost(Worker worker, long milliseconds)
    {
        // A server that took too long over one call is slow with that call, and what a hanging call comes to in the end is no news.
        if (!worker.Hangs && (_limits.SocketTimeoutMilliseconds <= 0 || milliseconds < _limits.SocketTimeoutMilliseconds))
            DoubtOthers(worker, _limits.ServerSelectionTimeoutMilliseconds);
    }

    /// <summary>A worker has looked for a server in vain for the whole time that it may, so the others need not wait for as long again.</summary>
    public void OnServerAway(Worker worker) => DoubtOthers(worker, Math.Min(LastLookMilliseconds, _limits.ServerSelectionTimeoutMilliseconds));

    public nint PopClient() => Mongoc.ClientPoolPop(_pool);

    public void PushClient(nint client) => Mongoc.ClientPoolPush(_pool, client);

    public long NextTransactionNumberRange() => Interlocked.Add(ref _transactionNumbers, 1L << 32);

    public void OnStopped()
    {
        if (Interlocked.Decrement(ref _running) == 0)
            Destroy();
    }

    /// <summary>
    /// Fails what waits and what runs, and ends the threads. A thread that is inside a native call ends when that returns (at the latest
    /// after the socket's time limit); the last one destroys the native pool.
    /// </summary>
    public void Dispose()
    {
        List<WorkItem> abandoned = [];
        List<Worker> workers;
        lock (_gate)
        {
            if (_stopping)
                return;
            _stopping = true;
            while (_shared.TryTake(out var item))
                abandoned.Add(item);
            foreach (var worker in _workers)
            {
                if (worker.Current is { } current)
                    current.Fail(Disposed());
                foreach (var waiting in WaitingIn(worker.Own).Where(i => i.Expires))
                    waiting.Fail(Disposed());
                worker.Parked = false;
            }
            workers = [.. _workers];
            _idle.Clear();
            _sweeper?.Dispose();
            _sweeper = null;
            _running++;
        }
        foreach (var item in abandoned)
        {
            item.Fail(Disposed());
            item.Release();
        }
        foreach (var worker in workers)
            worker.Wake();
        var started = Stopwatch.GetTimestamp();
        foreach (var worker in workers)
        {
            var left = JoinLimit - Stopwatch.GetElapsedTime(started);
            worker.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
        OnStopped();
    }

    private static ObjectDisposedException Disposed() => new(nameof(MongoClient));

    private static IEnumerable<WorkItem> WaitingIn(WorkQueue queue)
    {
        for (var item = queue.First; item is not null; item = item.Next)
            yield return item;
    }

    private Exception? Enqueue(WorkItem item, out Worker? wake)
    {
        wake = null;
        if (_stopping)
            return Disposed();
        var helped = (!IsEasy() || _shared.Count >= EasyQueue) && TryGetHelp(out wake);
        if (!helped && _shared.Count >= _limits.MaxQueue)
            return new MongoWaitQueueFullException($"{_shared.Count} operations wait for a connection already.");
        _shared.Add(item);
        if (!helped || item.CallDeadline != long.MaxValue)
            StartSweeping();
        return null;
    }

    private bool IsEasy() => _workers.Count - _idle.Count >= EasyWorkers && _workers.Count(w => !w.Parked && w.Holders == 0) >= EasyWorkers;

    /// <summary>One more worker for the line: an idle one that is to be woken, or a new one.</summary>
    private bool TryGetHelp(out Worker? wake)
    {
        if (_idle.TryPop(out wake))
        {
            wake.Parked = false;
            return true;
        }
        if (_workers.Count >= _limits.MaxWorkers)
            return false;
        _running++;
        _workers.Add(new Worker(this, _workers.Count + 1));
        return true;
    }

    private ObjectDisposedException? EnqueueFor(Worker target, WorkItem item, out Worker? wake)
    {
        wake = null;
        if (_stopping)
            return Disposed();
        target.Own.Add(item);
        if (target.Parked)
        {
            target.Parked = false;
            RemoveFromIdle(target);
            wake = target;
        }
        StartSweeping();
        return null;
    }

    private void RemoveFromIdle(Worker worker)
    {
        if (!_idle.Contains(worker))
            return;
        var others = _idle.Where(w => w != worker).Reverse().ToArray();
        _idle.Clear();
        foreach (var other in others)
            _idle.Push(other);
    }

    private void DoubtOthers(Worker worker, int patience)
    {
        lock (_gate)
        {
            if (_stopping)
                return;
            // Its connection is known to be lost, so what it does next is a new attempt.
            if (worker.Current is { } own)
                own.DoubtDeadline = long.MaxValue;
            var deadline = Environment.TickCount64 + patience;
            foreach (var current in _workers.Where(w => w != worker).Select(w => w.Current).OfType<WorkItem>())
            {
                current.DoubtDeadline = Math.Min(current.DoubtDeadline, deadline);
                StartSweeping();
            }
        }
    }

    private void StartSweeping()
    {
        if (_sweeping)
            return;
        _sweeping = true;
        _sweeper?.Change(SweepMilliseconds, SweepMilliseconds);
    }

    /// <summary>Ends calls whose time in the queue or whose time limit is over.</summary>
    private void Sweep()
    {
        List<WorkItem>? late = null;
        List<Worker>? woken = null;
        lock (_gate)
        {
            if (_stopping)
                return;
            var now = Environment.TickCount64;
            var watched = Expire(_shared, now, ref late);
            for (var item = _shared.First; item is not null && now - (item.QueueDeadline - _limits.WaitQueueTimeoutMilliseconds) >= SweepMilliseconds; item = item.Next)
            {
                if (!TryGetHelp(out var wake))
                    break;
                if (wake is not null)
                    (woken ??= []).Add(wake);
            }
            foreach (var worker in _workers)
            {
                watched |= Expire(worker.Own, now, ref late);
                watched |= EndLate(worker, now);
            }
            if (!watched)
            {
                _sweeping = false;
                _sweeper?.Change(Timeout.Infinite, Timeout.Infinite);
            }
        }
        foreach (var worker in woken ?? [])
            worker.Wake();
        foreach (var item in late ?? [])
        {
            item.Fail(item.CallDeadline < item.QueueDeadline
                ? new MongoExecutionTimeoutException("The operation exceeded its time limit.")
                : new TimeoutException($"No connection became free within {_limits.WaitQueueTimeoutMilliseconds} ms."));
            item.Release();
        }
    }

    /// <summary>Releases the caller of a running call that takes too long; the worker stays with it until the native call returns.</summary>
    private static bool EndLate(Worker worker, long now)
    {
        if (worker.Current is not { } current || (current.CallDeadline == long.MaxValue && current.DoubtDeadline == long.MaxValue))
            return false;
        if (current.CallDeadline <= now)
            current.Fail(new MongoExecutionTimeoutException("The operation exceeded its time limit."));
        if (current.DoubtDeadline <= now)
        {
            worker.Hangs = true;
            current.EndInDoubt();
            foreach (var waiting in WaitingIn(worker.Own).Where(i => !i.Expires))
                waiting.EndInDoubt();
        }
        return true;
    }

    private static bool Expire(WorkQueue queue, long now, ref List<WorkItem>? late)
    {
        for (var item = queue.First; item is not null;)
        {
            var next = item.Next;
            if (item.QueueDeadline <= now || item.CallDeadline <= now)
            {
                queue.Remove(item);
                (late ??= []).Add(item);
            }
            item = next;
        }
        return queue.Count > 0;
    }

    private void Destroy()
    {
        Mongoc.ClientPoolDestroy(_pool);
        _onDestroyed();
    }
}
