using Qeyafa.Domain.Common;

namespace Qeyafa.Application.TryOn;

/// <summary>Tells the engine at once that nobody wants a canceled try-on any more, before what it goes by is forgotten.</summary>
public interface ITryOnEngineCancel
{
    /// <summary>Tells the engine of a canceled try-on of the owner's, if it works on it. One that cannot be told is written to the log and left.</summary>
    Task TellAsync(EntityId id, EntityId owner, CancellationToken cancellationToken);
}
