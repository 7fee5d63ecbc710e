using Microsoft.Extensions.Options;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Pictures.Studio;

/// <summary>Lets so many pictures be worked on at the same time. A bounded number of those that people wait for waits; beyond it the answer is that it is busy.</summary>
internal sealed class PictureGate(IOptions<PictureOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.Concurrency);
    private readonly int _most = options.Value.Concurrency + options.Value.QueueLength;
    private int _admitted;

    /// <summary>Does a piece of work as soon as there is a place; fails with <see cref="PictureErrors.Busy"/> where too many wait.</summary>
    public async Task<Result<T>> TryAsync<T>(Func<Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _admitted) > _most)
        {
            Interlocked.Decrement(ref _admitted);
            return PictureErrors.Busy;
        }

        try
        {
            return await InPlaceAsync(work, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _admitted);
        }
    }

    /// <summary>Does a piece of work as soon as there is a place, however many wait: for work whose number is bounded elsewhere.</summary>
    public async Task<T> InPlaceAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
