using System.Collections.Immutable;
using System.Security.Cryptography;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Users;

/// <summary>An account: who somebody is, what they may do, and what they sign in with.</summary>
public sealed class User
{
    private const int SecurityStampBytes = 16;

    private User(UserSnapshot stored)
    {
        Id = stored.Id;
        Email = stored.Email;
        PhoneNumber = stored.PhoneNumber;
        Username = stored.Username;
        PasswordHash = stored.PasswordHash;
        Name = stored.Name;
        Bio = stored.Bio;
        AvatarUrl = stored.AvatarUrl;
        Address = stored.Address;
        Roles = stored.Roles;
        Status = stored.Status;
        IsSuperuser = stored.IsSuperuser;
        EmailVerified = stored.EmailVerified;
        PhoneVerified = stored.PhoneVerified;
        CreatedAt = stored.CreatedAt;
        UpdatedAt = stored.UpdatedAt;
        LastLoginAt = stored.LastLoginAt;
        SecurityStamp = stored.SecurityStamp;
        Version = stored.Version;
    }

    /// <summary>The account's id.</summary>
    public EntityId Id { get; }

    /// <summary>The email address; no two accounts have the same. Null for an account with a telephone number only.</summary>
    public EmailAddress? Email { get; }

    /// <summary>The telephone number; no two accounts have the same. Null for an account with an email address only.</summary>
    public PhoneNumber? PhoneNumber { get; }

    /// <summary>A name that the account can be found by; no two accounts have the same. Null where none was chosen.</summary>
    public Username? Username { get; private set; }

    /// <summary>The password's hash, with its parameters; null for an account that has no password.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>The person's or business's name; at most 255 characters. Null only where an earlier system stored none.</summary>
    public string? Name { get; private set; }

    /// <summary>Skills, experience, whatever there is to say; at most 2,000 characters.</summary>
    public string? Bio { get; private set; }

    /// <summary>Where a picture of the person is: an absolute http or https address of at most 2,048 characters.</summary>
    public string? AvatarUrl { get; private set; }

    /// <summary>Where the person or business is.</summary>
    public Address? Address { get; private set; }

    /// <summary>The names of the account's roles (<see cref="RoleNames"/> and custom ones).</summary>
    public ImmutableArray<string> Roles { get; private set; }

    /// <summary>What the account may do.</summary>
    public UserStatus Status { get; private set; }

    /// <summary>Whether the account reaches everything and may not be touched but by another one that does.</summary>
    public bool IsSuperuser { get; private set; }

    /// <summary>Whether the person has shown that the email address is theirs.</summary>
    public bool EmailVerified { get; private set; }

    /// <summary>Whether the person has shown that the telephone number is theirs.</summary>
    public bool PhoneVerified { get; private set; }

    /// <summary>When the account was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When the account was last changed (UTC); signing in does not change it.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When the person last signed in (UTC); null for never.</summary>
    public DateTimeOffset? LastLoginAt { get; private set; }

    /// <summary>A random word that changes with the account's credentials. Null only where an earlier system stored none.</summary>
    public string? SecurityStamp { get; private set; }

    /// <summary>How often the account has been stored, from 1; signing in does not count.</summary>
    public long Version { get; private set; }

    /// <summary>Whether the account may sign in and act.</summary>
    public bool IsActive => Status == UserStatus.Active;

    /// <summary>Whether the account reaches everybody's data.</summary>
    public bool ReachesEverybody => IsActive && (IsSuperuser || Roles.Contains(RoleNames.Admin));

    /// <summary>Makes a new account for somebody who registers with an email address and a password.</summary>
    /// <param name="id">The account's id.</param>
    /// <param name="email">The email address, not yet verified.</param>
    /// <param name="passwordHash">The hash of the password.</param>
    /// <param name="name">The person's or business's name (<see cref="AccountDetails.IsName"/>).</param>
    /// <param name="role">One of <see cref="RoleNames.OpenToRegistration"/>.</param>
    /// <param name="status"><see cref="UserStatus.Active"/>, or <see cref="UserStatus.Pending"/> where the address must be verified first.</param>
    /// <param name="now">The time (UTC).</param>
    /// <exception cref="ArgumentException">The name breaks its rule, the role is not open to registration, or no account starts with the status.</exception>
    public static User Register(EntityId id, EmailAddress email, string passwordHash, string name, string role, UserStatus status, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentException.ThrowIfNullOrEmpty(passwordHash);
        if (status is not (UserStatus.Active or UserStatus.Pending))
        {
            throw new ArgumentException("A new account is active or pending.", nameof(status));
        }

        return new User(New(id, name, role, now) with { Email = email, PasswordHash = passwordHash, Status = status });
    }

    /// <summary>Makes a new account for somebody who registers with a telephone number alone: it is pending until the number is verified.</summary>
    /// <param name="id">The account's id.</param>
    /// <param name="phoneNumber">The telephone number, not yet verified.</param>
    /// <param name="name">The person's or business's name (<see cref="AccountDetails.IsName"/>).</param>
    /// <param name="role">One of <see cref="RoleNames.OpenToRegistration"/>.</param>
    /// <param name="now">The time (UTC).</param>
    /// <exception cref="ArgumentException">The name breaks its rule, or the role is not open to registration.</exception>
    public static User RegisterByPhone(EntityId id, PhoneNumber phoneNumber, string name, string role, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(phoneNumber);
        return new User(New(id, name, role, now) with { PhoneNumber = phoneNumber, Status = UserStatus.Pending });
    }

    /// <summary>The account that a stored document holds. Nothing is checked: what an earlier system stored stays readable.</summary>
    public static User Restore(UserSnapshot stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new User(stored);
    }

    /// <summary>Replaces all that the person says about themselves.</summary>
    public void EditProfile(AccountDetails details, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(details);
        Name = details.Name;
        Bio = details.Bio;
        AvatarUrl = details.AvatarUrl;
        Address = details.Address;
        Username = details.Username;
        Changed(now);
    }

    /// <summary>Puts a stronger hash of the same password in the place of the stored one.</summary>
    public void Rehash(string passwordHash, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(passwordHash);
        PasswordHash = passwordHash;
        Changed(now);
    }

    /// <summary>Puts another password in the place of the stored one, or gives the account its first.</summary>
    public void ChangePassword(string passwordHash, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(passwordHash);
        PasswordHash = passwordHash;
        SecurityStamp = NewStamp();
        Changed(now);
    }

    /// <summary>Notes that the person has shown that the email address is theirs; an account that waited for that is active from now on.</summary>
    public void VerifyEmail(DateTimeOffset now)
    {
        EmailVerified = true;
        EndWaiting();
        Changed(now);
    }

    /// <summary>Notes that the person has shown that the telephone number is theirs; an account that waited for that is active from now on.</summary>
    public void VerifyPhone(DateTimeOffset now)
    {
        PhoneVerified = true;
        EndWaiting();
        Changed(now);
    }

    /// <summary>Changes what the account may do.</summary>
    public void ChangeStatus(UserStatus status, DateTimeOffset now)
    {
        Status = status;
        Changed(now);
    }

    /// <summary>Replaces the account's roles; doubles are dropped.</summary>
    public void ChangeRoles(IEnumerable<string> roles, DateTimeOffset now)
    {
        Roles = [.. roles.Distinct(StringComparer.Ordinal)];
        Changed(now);
    }

    /// <summary>Makes the account a superuser, or an ordinary one again.</summary>
    public void ChangeSuperuser(bool isSuperuser, DateTimeOffset now)
    {
        IsSuperuser = isSuperuser;
        Changed(now);
    }

    /// <summary>Notes that the person has signed in. It is no change of the account: <see cref="Version"/> stays.</summary>
    public void SignedIn(DateTimeOffset at) => LastLoginAt = at;

    private static UserSnapshot New(EntityId id, string name, string role, DateTimeOffset now)
    {
        if (!AccountDetails.IsName(name))
        {
            throw new ArgumentException($"A name {AccountDetails.NameRule}", nameof(name));
        }

        if (!RoleNames.OpenToRegistration.Contains(role))
        {
            throw new ArgumentException("People may not give themselves this role.", nameof(role));
        }

        return new UserSnapshot { Id = id, Name = name, Roles = [role], CreatedAt = now, UpdatedAt = now, SecurityStamp = NewStamp() };
    }

    private static string NewStamp() => RandomNumberGenerator.GetHexString(SecurityStampBytes * 2, lowercase: true);

    private void EndWaiting() => Status = Status == UserStatus.Pending ? UserStatus.Active : Status;

    private void Changed(DateTimeOffset now)
    {
        UpdatedAt = now;
        Version++;
    }
}
