using System.Diagnostics;
using Qeyafa.Infrastructure.MongoDriver.Execution;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>
/// A session over libmongoc's, which belongs to one client: the worker that runs the first call keeps the session, and serves nothing else
/// while a transaction is open.
/// </summary>
internal sealed class ClientSession(WorkerPool pool, ClientSessionOptions options) : IClientSessionHandle
{
    private static readonly TimeSpan RetryLimit = TimeSpan.FromSeconds(120);

    private enum State
    {
        None,
        Starting,
        InProgress,
        Committed,
        Aborted,
    }

    private readonly bool _causal = options.CausalConsistency ?? true;
    private nint _native;
    private unsafe BsonT* _bson;
    private Worker? _worker;
    private State _state;
    private TransactionOptions? _transactionOptions;
    private bool _holding;
    private bool _disposed;

    /// <summary>Where the session's calls must go, null before the first.</summary>
    public Worker? Worker => _worker;

    public bool IsInTransaction => _state is State.Starting or State.InProgress;

    public void StartTransaction(TransactionOptions? transactionOptions = null)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (IsInTransaction)
            throw new InvalidOperationException("Transaction already in progress.");
        _transactionOptions = transactionOptions ?? options.DefaultTransactionOptions;
        _ = _transactionOptions?.ReadPreference;
        _state = State.Starting;
    }

    public async Task CommitTransactionAsync(CancellationToken cancellationToken = default)
    {
        switch (_state)
        {
            case State.None:
                throw new InvalidOperationException("No transaction started.");
            case State.Aborted:
                throw new InvalidOperationException("Cannot call commitTransaction after calling abortTransaction.");
            case State.Starting:
                _state = State.Committed;
                return;
            case State.Committed when _native == 0:
                return;
        }
        _state = State.Committed;
        await pool.Submit(new SessionItem(pool, this, SessionStep.Commit), _worker, timeLimit: null, cancellationToken);
    }

    public async Task AbortTransactionAsync(CancellationToken cancellationToken = default)
    {
        switch (_state)
        {
            case State.None:
                throw new InvalidOperationException("No transaction started.");
            case State.Committed:
                throw new InvalidOperationException("Cannot call abortTransaction after calling commitTransaction.");
            case State.Aborted:
                throw new InvalidOperationException("Cannot call abortTransaction twice.");
            case State.Starting:
                _state = State.Aborted;
                return;
        }
        _state = State.Aborted;
        await pool.Submit(new SessionItem(pool, this, SessionStep.Abort), _worker, timeLimit: null, cancellationToken);
    }

    public async Task<TResult> WithTransactionAsync<TResult>(
        Func<IClientSessionHandle, CancellationToken, Task<TResult>> callbackAsync,
        TransactionOptions? transactionOptions = null,
        CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            StartTransaction(transactionOptions);
            TResult result;
            try
            {
                result = await callbackAsync(this, cancellationToken);
            }
            catch (Exception e)
            {
                if (IsInTransaction)
                    await AbortTransactionAsync(CancellationToken.None);
                if (MayRetry(e, ErrorLabel.TransientTransaction, started))
                    continue;
                throw;
            }
            if (!IsInTransaction)
                return result;
            if (await CommitAsync(started, cancellationToken))
                return result;
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _state = State.None;
        if (_worker is { } worker)
            _ = pool.Submit(new SessionItem(pool, this, SessionStep.End), worker, timeLimit: null, CancellationToken.None);
    }

    /// <summary>On the worker: the options that put a command into this session, and into its transaction.</summary>
    public unsafe bool TryGetOptions(Worker worker, out BsonT* result, BsonError* error)
    {
        result = null;
        ObjectDisposedException.ThrowIf(_disposed, this);
        if ((Interlocked.CompareExchange(ref _worker, worker, comparand: null) ?? worker) != worker)
            throw new InvalidOperationException("A session serves one call at a time.");
        if (_native == 0 && !Create(worker, error))
            return false;
        if (_state == State.Starting && !Start(worker, error))
            return false;
        result = _bson;
        return true;
    }

    /// <summary>On the worker: ends the native session, which aborts an open transaction.</summary>
    public unsafe void Destroy(Worker worker)
    {
        if (_native == 0)
            return;
        Mongoc.SessionDestroy(_native);
        Bson.Destroy(_bson);
        _native = 0;
        worker.Sessions.Remove(this);
        EndHold(worker);
    }

    /// <summary>On the worker.</summary>
    public unsafe void Commit(Worker worker)
    {
        BsonError error = default;
        var committed = Mongoc.CommitTransaction(_native, worker.Reply, &error);
        try
        {
            if (!committed)
                throw ExceptionMapper.ToException(&error, Bson.Bytes(worker.Reply));
        }
        finally
        {
            Bson.Destroy(worker.Reply);
            EndHold(worker);
        }
    }

    /// <summary>On the worker. What the server says is of no consequence: an aborted or forgotten transaction is what was wanted.</summary>
    public unsafe void Abort(Worker worker)
    {
        BsonError error;
        Mongoc.AbortTransaction(_native, &error);
        EndHold(worker);
    }

    private async Task<bool> CommitAsync(long started, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await CommitTransactionAsync(cancellationToken);
                return true;
            }
            catch (Exception e) when (e is not MongoExecutionTimeoutException && MayRetry(e, ErrorLabel.UnknownCommitResult, started))
            {
                // The commit is sent again: the server does it at most once.
            }
            catch (Exception e) when (MayRetry(e, ErrorLabel.TransientTransaction, started))
            {
                return false;
            }
        }
    }

    // While the session's worker hangs in a native call, another attempt would only wait behind it.
    private bool MayRetry(Exception exception, string label, long started) =>
        exception is MongoException mongo && mongo.HasErrorLabel(label) && _worker is not { Hangs: true } && Stopwatch.GetElapsedTime(started) < RetryLimit;

    private unsafe bool Create(Worker worker, BsonError* error)
    {
        var settings = Mongoc.SessionOptionsNew();
        Mongoc.SessionOptionsSetCausalConsistency(settings, _causal);
        _native = Mongoc.StartSession(worker.Client, settings, error);
        Mongoc.SessionOptionsDestroy(settings);
        if (_native == 0)
            return false;
        worker.Sessions.Add(this);
        _bson = Bson.New();
        return Mongoc.SessionAppend(_native, _bson, error);
    }

    private unsafe bool Start(Worker worker, BsonError* error)
    {
        var settings = _transactionOptions?.ToNative() ?? 0;
        var started = Mongoc.StartTransaction(_native, settings, error);
        if (settings != 0)
            Mongoc.TransactionOptionsDestroy(settings);
        if (!started)
            return false;
        _state = State.InProgress;
        _holding = true;
        pool.Hold(worker);
        return true;
    }

    private void EndHold(Worker worker)
    {
        if (!_holding)
            return;
        _holding = false;
        pool.EndHold(worker);
    }
}
