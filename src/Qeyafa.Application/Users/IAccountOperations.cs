using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <summary>
/// What whoever operates the installation does with accounts from its command line, which asks for nobody's sign-in since it holds the database's credentials
/// already. The audit log says <c>command_line</c>. No request over HTTP leads here.
/// </summary>
public interface IAccountOperations
{
    /// <summary>The account with an id, an email address, a telephone number or a username; null where there is none.</summary>
    Task<UserDto?> FindAsync(string who, CancellationToken cancellationToken);

    /// <summary>Accounts, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<UserDto>> ListAsync(UserFilter filter, int limit, CancellationToken cancellationToken);

    /// <summary>Makes an active account with a verified email address.</summary>
    Task<Result<UserDto>> CreateAsync(EmailAddress email, string name, IReadOnlyList<string> roles, Secret password, CancellationToken cancellationToken);

    /// <summary>Replaces an account's roles; each must exist.</summary>
    Task<Result<UserDto>> ReplaceRolesAsync(EntityId id, IReadOnlyList<string> roles, CancellationToken cancellationToken);

    /// <summary>Changes an account's status; another one than active ends its sessions. The last active superuser stays active.</summary>
    Task<Result<UserDto>> ChangeStatusAsync(EntityId id, UserStatus status, CancellationToken cancellationToken);

    /// <summary>Gives an account a new password, which ends its sessions and codes; its owner is told.</summary>
    Task<Result<UserDto>> SetPasswordAsync(EntityId id, Secret password, CancellationToken cancellationToken);

    /// <summary>Sends a code with which the owner chooses a new password.</summary>
    Task<Result<UserDto>> SendPasswordCodeAsync(EntityId id, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of an account.</summary>
    Task<Result<UserDto>> SignOutAsync(EntityId id, CancellationToken cancellationToken);

    /// <summary>Erases an account with everything of it; what is much is deleted by the nodes that serve. The last active superuser is erased by nobody.</summary>
    Task<Result<UserDto>> EraseAsync(EntityId id, CancellationToken cancellationToken);
}
