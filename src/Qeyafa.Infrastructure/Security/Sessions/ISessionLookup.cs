using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security.Sessions;

/// <summary>Asks the database whether a session gives access.</summary>
internal interface ISessionLookup
{
    /// <summary>Until when the session lasts, where it is live and its account active; null where it gives no access.</summary>
    Task<DateTimeOffset?> LiveUntilAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken);
}
