using Qeyafa.Application.Privacy;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Testing.Privacy;

/// <summary>Remembers whose erasure was begun, and erases nothing.</summary>
internal sealed class InMemoryErasures : IErasures
{
    private readonly HashSet<EntityId> _begun = [];

    public Task BeginAsync(User user, CancellationToken cancellationToken)
    {
        lock (_begun)
        {
            _begun.Add(user.Id);
            return Task.CompletedTask;
        }
    }

    public Task<bool> IsUnderWayAsync(EntityId userId, CancellationToken cancellationToken)
    {
        lock (_begun)
        {
            return Task.FromResult(_begun.Contains(userId));
        }
    }
}
