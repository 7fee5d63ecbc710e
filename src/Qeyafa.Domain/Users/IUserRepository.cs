using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Users;

/// <summary>Where accounts are kept.</summary>
public interface IUserRepository
{
    /// <summary>
    /// Stores a new account. The unique indexes decide whether a member is taken; nothing is looked up first.
    /// </summary>
    Task<AddUserOutcome> AddAsync(User user, CancellationToken cancellationToken);

    /// <summary>The account with an id, or null.</summary>
    Task<User?> FindAsync(EntityId id, CancellationToken cancellationToken);

    /// <summary>The account with an email address, or null.</summary>
    Task<User?> FindByEmailAsync(EmailAddress email, CancellationToken cancellationToken);

    /// <summary>The account with a telephone number, or null.</summary>
    Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken);

    /// <summary>The account with a username, or null.</summary>
    Task<User?> FindByUsernameAsync(Username username, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a changed account under its new <see cref="User.Version"/>, all of it but <see cref="User.LastLoginAt"/>,
    /// if the stored one still has the expected version. Fields that the aggregate does not know are kept.
    /// </summary>
    /// <param name="user">The changed account.</param>
    /// <param name="expectedVersion">The version that the change was made on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SaveUserOutcome> SaveAsync(User user, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Stores the time of a sign-in in one atomic update that leaves the version alone; a time before the stored one changes nothing.</summary>
    /// <param name="id">Whose sign-in.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task RecordSignInAsync(EntityId id, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>What became of a new account.</summary>
public enum AddUserOutcome
{
    /// <summary>It is stored.</summary>
    Added,

    /// <summary>Another account has the email address.</summary>
    EmailTaken,

    /// <summary>Another account has the telephone number.</summary>
    PhoneNumberTaken,

    /// <summary>Another account has the username.</summary>
    UsernameTaken,

    /// <summary>An account with this id is stored: the request is a repetition of one that succeeded.</summary>
    IdTaken,
}

/// <summary>What became of a changed account.</summary>
public enum SaveUserOutcome
{
    /// <summary>It is stored.</summary>
    Saved,

    /// <summary>The stored account has another version, or is gone.</summary>
    Stale,

    /// <summary>Another account has the username.</summary>
    UsernameTaken,
}
