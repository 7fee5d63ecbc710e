using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>
/// Ends access. What is ended is refused at once on this node and within 5 s on every other one.
/// </summary>
public interface ISessionControl
{
    /// <summary>Ends the sessions of an account with everything issued in them; within a unit of work together with it.</summary>
    /// <param name="userId">Whose sessions.</param>
    /// <param name="keep">The one that stays, null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task EndAllAsync(EntityId userId, EntityId? keep, CancellationToken cancellationToken);

    /// <summary>
    /// Says that what an account may do has changed (status, roles, erasure): whatever this node remembers of it is forgotten.
    /// To be called after the change is stored.
    /// </summary>
    void Forget(EntityId userId);
}
