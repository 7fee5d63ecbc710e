using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;
using Qeyafa.Domain.Tasks;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tasks;

/// <summary>
/// Decides who sees a task that was given to somebody: they do while its owner shares anything with them and their account may receive shares.
/// It is looked at with each request, so that the end of the share, by its date or by its owner, ends it at once.
/// </summary>
internal sealed class TaskAccess(IShareRepository shares, Authorities authorities, TimeProvider clock)
{
    /// <summary>By how many people somebody can be given tasks at a time.</summary>
    private const int MaxGivers = 10_000;

    /// <summary>Whose tasks a person sees.</summary>
    public async Task<WorkItemView> ViewOfAsync(EntityId person, CancellationToken cancellationToken)
    {
        var givers = await shares.OwnersAsync(person, MaxGivers, clock.GetUtcNow(), cancellationToken);
        return new WorkItemView(person, givers.Count > 0 && await MayReceiveAsync(person, cancellationToken) ? givers : []);
    }

    /// <summary>Whether the owner of a task may give it to somebody.</summary>
    public async Task<bool> MayGiveAsync(EntityId owner, EntityId assignee, CancellationToken cancellationToken) =>
        await shares.FindAsync(owner, assignee, clock.GetUtcNow(), cancellationToken) is not null && await MayReceiveAsync(assignee, cancellationToken);

    private async Task<bool> MayReceiveAsync(EntityId person, CancellationToken cancellationToken) =>
        await authorities.OfCallerAsync(person, cancellationToken) is { } authority && authority.Grants.Contains(Grant.ReceiveShares);
}
