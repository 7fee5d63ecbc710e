using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Which email address a request about verification means: the one it names, or else the caller's own.</summary>
internal sealed class OwnEmail(ICaller caller, IUserRepository users)
{
    public async Task<Result<EmailAddress>> ResolveAsync(string? named, CancellationToken cancellationToken)
    {
        if (named is not null)
        {
            return EmailAddress.Parse(named);
        }

        if (caller.UserId is not { } id)
        {
            return Error.Malformed("email", "is required where nobody is signed in.");
        }

        return await users.FindAsync(id, cancellationToken) switch
        {
            null => Error.Unauthenticated,
            { Email: null } => Error.Rule("email", "is missing: your account has none."),
            { Email: var own } => own,
        };
    }
}
