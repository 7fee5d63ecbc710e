namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>
/// A session: its calls belong together, see each other's effects (causal consistency) and may form a transaction. One call at a time.
/// Dispose it: that gives its thread back and aborts a transaction that was not committed.
/// </summary>
internal interface IClientSessionHandle : IDisposable
{
    bool IsInTransaction { get; }

    /// <summary>Begins a transaction with the next call.</summary>
    void StartTransaction(TransactionOptions? transactionOptions = null);

    /// <summary>Commits the transaction.</summary>
    /// <exception cref="MongoException">
    /// With the label <c>UnknownTransactionCommitResult</c>: whether it was committed is not known, and committing again is allowed.
    /// </exception>
    Task CommitTransactionAsync(CancellationToken cancellationToken = default);

    Task AbortTransactionAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Runs <paramref name="callbackAsync"/> in a transaction and commits it; runs it again on transient errors and commits again when the
    /// result is unknown, for at most 120 s. The callback must pass the session to every call and may run more than once.
    /// </summary>
    Task<TResult> WithTransactionAsync<TResult>(
        Func<IClientSessionHandle, CancellationToken, Task<TResult>> callbackAsync,
        TransactionOptions? transactionOptions = null,
        CancellationToken cancellationToken = default);
}
