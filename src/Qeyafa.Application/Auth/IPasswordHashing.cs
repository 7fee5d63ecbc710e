using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth;

/// <summary>
/// Makes and checks the hashes of passwords. Both are slow on purpose and run behind a gate;
/// where too many wait already the answer is <see cref="ErrorKind.Unavailable"/> with a time to wait.
/// </summary>
public interface IPasswordHashing
{
    /// <summary>The hash of a password, with its parameters and a random salt.</summary>
    Task<Result<string>> HashAsync(Secret password, CancellationToken cancellationToken);

    /// <summary>
    /// Holds a password against a stored hash. With no hash, or one that cannot be read, the verdict is
    /// <see cref="PasswordVerdict.Wrong"/> after the same work, so that the time tells nothing.
    /// </summary>
    Task<Result<PasswordVerdict>> VerifyAsync(string? storedHash, Secret password, CancellationToken cancellationToken);
}

/// <summary>What a password is to a stored hash.</summary>
public enum PasswordVerdict
{
    /// <summary>It is another password.</summary>
    Wrong,

    /// <summary>It is the password.</summary>
    Right,

    /// <summary>It is the password, and the hash is weaker than those made today.</summary>
    RightButWeaklyHashed,
}
