using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>
/// Says whether the session of a valid access token still gives access. What the database said is trusted for a few seconds;
/// what this node ends itself is refused at once.
/// </summary>
public interface ISessionGate
{
    /// <summary>Whether the session is live and the account active. The usual answer is there at once; the others wait for one read of the database.</summary>
    ValueTask<bool> AdmitsAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken);
}
