using Qeyafa.Application.TryOn;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>Where no worker makes try-ons, there is none to wake.</summary>
internal sealed class NobodyToWake : ITryOnWake
{
    public Task<bool> WakeAsync(string engine, string reference, CancellationToken cancellationToken) => Task.FromResult(false);
}
