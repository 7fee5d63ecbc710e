namespace Qeyafa.Client;

/// <summary>Ends a wait that lasts too long.</summary>
internal sealed class Silence : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;

    public Silence(TimeSpan longest, TimeProvider time, CancellationToken caller)
    {
        _end = new CancellationTokenSource(longest, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _end.Token);
        _caller = caller;
    }

    /// <summary>Canceled by the caller, or where the wait has lasted too long.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the length of the wait has ended it, and not the caller.</summary>
    public bool IsTooLong => _end.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _end.Dispose();
    }
}
