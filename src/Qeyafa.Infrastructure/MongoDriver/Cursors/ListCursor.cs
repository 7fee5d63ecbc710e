namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A cursor over values that are here already.</summary>
internal sealed class ListCursor<T>(List<T> values) : IAsyncCursor<T>
{
    private bool _moved;
    private bool _ended;

    public IEnumerable<T> Current => _moved && !_ended ? values : [];

    public Task<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ended = _moved;
        _moved = true;
        return Task.FromResult(!_ended && values.Count > 0);
    }

    public void Dispose()
    {
    }
}
