using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Privacy;

/// <summary>Erases people, and goes on with it until nothing of them is left, whatever is killed in between.</summary>
public interface IErasures
{
    /// <summary>
    /// Erases an account with what it owns, and sees to the rest afterwards. From the unit of work's end on there is no such account.
    /// </summary>
    /// <param name="user">The account, as read in the unit of work that this is called in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task BeginAsync(User user, CancellationToken cancellationToken);

    /// <summary>Whether a person has been erased whose last traces are still being looked for.</summary>
    Task<bool> IsUnderWayAsync(EntityId userId, CancellationToken cancellationToken);
}

/// <summary>What erasing an account asks for.</summary>
public sealed record ErasurePolicy
{
    /// <summary>How long ago the caller may have shown a credential in the session.</summary>
    public required TimeSpan FreshFor { get; init; }
}
