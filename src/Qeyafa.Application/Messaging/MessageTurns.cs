using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Messaging;

/// <summary>
/// Has messages of the same people that come in on this node at the same moment wait for each other here: in the database they would meet, and all but one be run again.
/// Only the database makes sure that they are right; people who share a place by chance wait a little without need.
/// </summary>
internal sealed class MessageTurns
{
    private const int Places = 512;

    private readonly SemaphoreSlim[] _places = [.. Enumerable.Range(0, Places).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the turn of both people, until what is answered is disposed of.</summary>
    public async Task<IDisposable> TakeAsync(EntityId one, EntityId other, CancellationToken cancellationToken)
    {
        // Always the lower place first, so that no two wait for each other.
        var (first, second) = (PlaceOf(one), PlaceOf(other));
        var (lower, higher) = first <= second ? (first, second) : (second, first);
        await _places[lower].WaitAsync(cancellationToken);
        if (lower == higher)
        {
            return new Turn(_places[lower], other: null);
        }

        try
        {
            await _places[higher].WaitAsync(cancellationToken);
        }
        catch
        {
            _places[lower].Release();
            throw;
        }

        return new Turn(_places[lower], _places[higher]);
    }

    private static int PlaceOf(EntityId person) => (int)((uint)person.GetHashCode() % Places);

    private sealed class Turn(SemaphoreSlim one, SemaphoreSlim? other) : IDisposable
    {
        public void Dispose()
        {
            one.Release();
            other?.Release();
        }
    }
}
