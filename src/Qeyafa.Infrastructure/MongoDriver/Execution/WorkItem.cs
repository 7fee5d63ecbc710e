namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>
/// One call for a worker thread. It is a promise for the reply's bytes: whoever comes first completes it, the worker, the caller's
/// cancellation or a time limit. What comes later is discarded.
/// </summary>
internal abstract class WorkItem(WorkerPool pool) : TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    protected static readonly byte[] Nothing = [];

    private CancellationTokenRegistration _registration;
    private long _started;

    internal WorkItem? Previous { get; set; }

    internal WorkItem? Next { get; set; }

    internal WorkQueue? Queue { get; set; }

    /// <summary>When waiting in the queue ends (<see cref="Environment.TickCount64"/>).</summary>
    internal long QueueDeadline { get; set; } = long.MaxValue;

    /// <summary>When the call's own time limit ends (<see cref="Environment.TickCount64"/>).</summary>
    internal long CallDeadline { get; set; } = long.MaxValue;

    /// <summary>Until when the call may stay unanswered since the server seems to have gone (<see cref="Environment.TickCount64"/>).</summary>
    internal long DoubtDeadline { get; set; } = long.MaxValue;

    /// <summary>The worker that carried the call out: later calls on the same cursor or session go there.</summary>
    public Worker? Worker { get; private set; }

    /// <summary>Whether waiting may end this call; false for what gives something back.</summary>
    public virtual bool Expires => true;

    /// <summary>What the error says to the caller when the call's outcome is not known.</summary>
    public virtual string? DoubtLabel => null;

    private CancellationToken _token;

    /// <summary>Ties the call to its caller's token; to be done before it is queued.</summary>
    public void CancelWith(CancellationToken token)
    {
        _token = token;
        if (token.CanBeCanceled)
            _registration = token.UnsafeRegister(static state => ((WorkItem)state!).OnCanceled(), this);
    }

    /// <summary>Runs the native call on the worker's thread and completes the promise.</summary>
    public void Run(Worker worker)
    {
        if (Task.IsCompleted && Expires)
        {
            Release();
            return;
        }
        Worker = worker;
        _started = Environment.TickCount64;
        try
        {
            var reply = Execute(worker);
            if (!TrySetResult(reply))
                Discard(worker, reply);
        }
        catch (Exception e)
        {
            if (e is TimeoutException)
                pool.OnServerAway(worker);
            else if (e is MongoConnectionException and not MongoAuthenticationException)
                OnConnectionLost(worker);
            TrySetException(e);
        }
        _registration.Unregister();
        Release();
    }

    /// <summary>Ends a call that no worker has taken or that takes too long.</summary>
    public void Fail(Exception exception)
    {
        TrySetException(exception);
        _registration.Unregister();
    }

    /// <summary>
    /// Releases the caller of a call that hangs, or that waits behind one. What gives something back is still done later; what the server
    /// says to it is of no consequence.
    /// </summary>
    public void EndInDoubt()
    {
        if (Task.IsCompleted)
            return;
        if (!Expires)
        {
            TrySetResult(Nothing);
            _registration.Unregister();
            return;
        }
        var exception = new MongoConnectionException("The server does not answer since another connection to it was lost. Whether the call was carried out is not known.");
        if (DoubtLabel is { } label)
            exception.AddErrorLabel(label);
        Fail(exception);
    }

    /// <summary>Gives back what the call holds; called once, after it ran or when it is certain that it will not.</summary>
    public virtual void Release()
    {
    }

    protected abstract byte[] Execute(Worker worker);

    /// <summary>The caller has gone: clean up what the reply left open on the server.</summary>
    protected virtual void Discard(Worker worker, byte[] reply)
    {
    }

    protected void OnConnectionLost(Worker worker) => pool.OnConnectionLost(worker, Environment.TickCount64 - _started);

    private void OnCanceled()
    {
        if (pool.TryWithdraw(this))
            Release();
        TrySetCanceled(_token);
    }
}
