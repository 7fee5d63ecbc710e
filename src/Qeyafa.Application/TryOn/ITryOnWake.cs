namespace Qeyafa.Application.TryOn;

/// <summary>Makes the worker look at a try-on now, when somebody says that there is news.</summary>
public interface ITryOnWake
{
    /// <summary>Makes the try-on due whose engine goes on with this reference; one that has ended is left as it is.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> WakeAsync(string engine, string reference, CancellationToken cancellationToken);
}
