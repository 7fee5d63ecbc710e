using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Users;

/// <summary>Looks accounts up by what they have in common. No question reads more than a bounded part of the accounts.</summary>
public interface IUserDirectory
{
    /// <summary>The most accounts that a search by text looks at.</summary>
    const int MaxFound = 10_000;

    /// <summary>A part of the accounts, newest first (by id, descending). Credentials are left out of what is answered: it is for showing, not for storing.</summary>
    Task<IReadOnlyList<User>> ListAsync(UserFilter filter, UserSlice slice, CancellationToken cancellationToken);

    /// <summary>How many accounts the filter lets through; with a text, at most <see cref="MaxFound"/>.</summary>
    Task<long> CountAsync(UserFilter filter, CancellationToken cancellationToken);

    /// <summary>Whether any account has the role; within a unit of work, as the work sees it.</summary>
    Task<bool> HasHolderAsync(string role, CancellationToken cancellationToken);

    /// <summary>Whether there is an active superuser besides the account; within a unit of work, as the work sees it.</summary>
    Task<bool> HasSuperuserBesidesAsync(EntityId id, CancellationToken cancellationToken);
}

/// <summary>Which accounts.</summary>
/// <param name="Text">
/// How the email address, the username, the telephone number, the name or a later word of the name begins, whatever its case; null for any.
/// Of more than <see cref="IUserDirectory.MaxFound"/> accounts that begin so, only the first in the order of the text are looked at.
/// </param>
/// <param name="Role">A role that they have; null for any.</param>
/// <param name="Status">The status that they have; null for any.</param>
public sealed record UserFilter(string? Text, string? Role, UserStatus? Status);

/// <summary>Which part of a list of accounts.</summary>
/// <param name="After">The account after which the part starts; null for the first.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Limit">How many to answer at most.</param>
public sealed record UserSlice(EntityId? After, int Skip, int Limit);
