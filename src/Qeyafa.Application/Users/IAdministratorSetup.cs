using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <summary>
/// Makes administrators for whoever operates the installation: from its command line, which asks for nobody's sign-in since it holds the database's credentials
/// already. No request over HTTP leads here.
/// </summary>
public interface IAdministratorSetup
{
    /// <summary>Makes an active superuser with the role <see cref="RoleNames.Admin"/> and a verified email address.</summary>
    /// <param name="email">The email address.</param>
    /// <param name="name">The name; 1 to 255 characters.</param>
    /// <param name="password">The password, by the same rules as everybody's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The account's id; a failure where an account has the address already, or a rule is broken. Nothing is changed then.</returns>
    Task<Result<EntityId>> CreateAsync(EmailAddress email, string name, Secret password, CancellationToken cancellationToken);

    /// <summary>Makes an account that exists an active superuser with the role <see cref="RoleNames.Admin"/>; its password stays. Doing it again changes nothing.</summary>
    /// <param name="email">The account's email address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The account's id; a failure where no account has the address.</returns>
    Task<Result<EntityId>> PromoteAsync(EmailAddress email, CancellationToken cancellationToken);
}
