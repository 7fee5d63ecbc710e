using System.Runtime.InteropServices;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>A thread with one libmongoc client, which is not thread-safe and blocks; everything native about it happens on this thread.</summary>
internal sealed unsafe class Worker
{
    private readonly WorkerPool _pool;
    private readonly Thread _thread;
    private readonly object _signal = new();
    private bool _woken;
    private bool _hangs;
    private readonly BsonT* _documents;
    private nint _session;
    private BsonT* _sessionOptions;
    private long _transactionNumber;

    public Worker(WorkerPool pool, int number)
    {
        _pool = pool;
        _documents = (BsonT*)NativeMemory.AlignedAlloc((nuint)(2 * sizeof(BsonT)), BsonT.Alignment);
        _thread = new Thread(Loop, maxStackSize: 512 * 1024) { IsBackground = true, Name = $"mongo {number}" };
        _thread.Start();
    }

    /// <summary>Calls that only this worker may run. Guarded by the pool's lock.</summary>
    public WorkQueue Own { get; } = new();

    /// <summary>How many transactions and change streams hold this worker for themselves. Guarded by the pool's lock.</summary>
    public int Holders { get; set; }

    /// <summary>Whether the thread sleeps until it is woken. Guarded by the pool's lock.</summary>
    public bool Parked { get; set; }

    /// <summary>What it runs now. Guarded by the pool's lock.</summary>
    public WorkItem? Current { get; set; }

    /// <summary>Whether its native call has not returned though the caller has been told that the connection is lost. Written under the pool's lock.</summary>
    public bool Hangs
    {
        get => Volatile.Read(ref _hangs);
        set => Volatile.Write(ref _hangs, value);
    }

    public nint Client { get; private set; }

    /// <summary>Room for the command, ready for <see cref="Bson.InitStatic"/>.</summary>
    public BsonT* Command => _documents;

    public BsonT* Reply => _documents + 1;

    public WorkerPool Pool => _pool;

    /// <summary>Callers' sessions that live on this worker's client; touched only on its thread.</summary>
    public List<ClientSession> Sessions { get; } = [];

    public void Wake()
    {
        lock (_signal)
        {
            _woken = true;
            Monitor.Pulse(_signal);
        }
    }

    public void Sleep()
    {
        lock (_signal)
        {
            while (!_woken)
                Monitor.Wait(_signal);
            _woken = false;
        }
    }

    public bool Join(TimeSpan limit) => _thread.Join(limit);

    /// <summary>The number for the next write that may be sent twice.</summary>
    public long NextTransactionNumber() => ++_transactionNumber;

    /// <summary>
    /// Options that carry this worker's own server session, or null where the server has none. One session for the thread's life costs less than the one per command that
    /// libmongoc would make, and gives retried writes their numbers.
    /// </summary>
    public bool TryGetSessionOptions(out BsonT* options, BsonError* error)
    {
        options = _sessionOptions;
        if (options is not null)
            return true;
        if (StartSession(error))
        {
            options = _sessionOptions;
            return true;
        }
        // A member of a replica set that is yet to be initiated takes commands, but has no sessions.
        return error->Domain == ErrorDomain.Client && error->Code == ErrorDomain.ClientSessionFailure;
    }

    /// <summary>
    /// After a broken connection the server may still be busy with the session: takes a new one. A session that is not marked so is kept,
    /// as libmongoc would hand it out again and its numbers are past what libmongoc counts.
    /// </summary>
    public void ForgetDirtySession()
    {
        if (_session != 0 && Mongoc.SessionIsDirty(_session))
            EndSession();
    }

    private void EndSession()
    {
        if (_sessionOptions is null)
            return;
        Bson.Destroy(_sessionOptions);
        _sessionOptions = null;
        Mongoc.SessionDestroy(_session);
        _session = 0;
    }

    private bool StartSession(BsonError* error)
    {
        var settings = Mongoc.SessionOptionsNew();
        Mongoc.SessionOptionsSetCausalConsistency(settings, value: false);
        _session = Mongoc.StartSession(Client, settings, error);
        Mongoc.SessionOptionsDestroy(settings);
        if (_session == 0)
            return false;
        _sessionOptions = Bson.New();
        // A session may come back from libmongoc's own store of server sessions, so numbers start where no other use has been.
        _transactionNumber = _pool.NextTransactionNumberRange();
        return Mongoc.SessionAppend(_session, _sessionOptions, error);
    }

    private void Loop()
    {
        Client = _pool.PopClient();
        while (_pool.Take(this) is { } item)
            item.Run(this);
        foreach (var session in Sessions.ToArray())
            session.Destroy(this);
        EndSession();
        _pool.PushClient(Client);
        NativeMemory.AlignedFree(_documents);
        _pool.OnStopped();
    }
}
