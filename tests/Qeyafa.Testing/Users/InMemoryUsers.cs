using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Testing.Users;

/// <summary>Accounts in memory, with the outcomes of the real repository. What is handed out is a copy, as from a database.</summary>
internal sealed class InMemoryUsers : IUserRepository
{
    private readonly Dictionary<EntityId, UserSnapshot> _stored = [];
    private readonly Lock _writing = new();

    /// <summary>How often an account was looked up.</summary>
    public int Lookups { get; private set; }

    /// <summary>Called before a save, so that a test can let another writer come first.</summary>
    public Action? BeforeSave { get; set; }

    /// <summary>Stores an account as it is.</summary>
    public void Put(UserSnapshot user)
    {
        lock (_writing)
        {
            _stored[user.Id] = user;
        }
    }

    /// <summary>The account as it is stored.</summary>
    public UserSnapshot Stored(EntityId id)
    {
        lock (_writing)
        {
            return _stored[id];
        }
    }

    public Task<AddUserOutcome> AddAsync(User user, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            var outcome = _stored.ContainsKey(user.Id) ? AddUserOutcome.IdTaken
                : _stored.Values.Any(other => other.Email is not null && other.Email == user.Email) ? AddUserOutcome.EmailTaken
                : _stored.Values.Any(other => other.PhoneNumber is not null && other.PhoneNumber == user.PhoneNumber) ? AddUserOutcome.PhoneNumberTaken
                : _stored.Values.Any(other => other.Username is not null && other.Username == user.Username) ? AddUserOutcome.UsernameTaken
                : AddUserOutcome.Added;
            if (outcome == AddUserOutcome.Added)
            {
                _stored[user.Id] = SnapshotOf(user) with { LastLoginAt = user.LastLoginAt };
            }

            return Task.FromResult(outcome);
        }
    }

    public Task<User?> FindAsync(EntityId id, CancellationToken cancellationToken) => FindAsync(user => user.Id == id);

    public Task<User?> FindByEmailAsync(EmailAddress email, CancellationToken cancellationToken) => FindAsync(user => user.Email == email);

    public Task<User?> FindByPhoneNumberAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) => FindAsync(user => user.PhoneNumber == phoneNumber);

    public Task<User?> FindByUsernameAsync(Username username, CancellationToken cancellationToken) => FindAsync(user => user.Username == username);

    public Task<SaveUserOutcome> SaveAsync(User user, long expectedVersion, CancellationToken cancellationToken)
    {
        BeforeSave?.Invoke();
        lock (_writing)
        {
            if (!_stored.TryGetValue(user.Id, out var stored) || stored.Version != expectedVersion)
            {
                return Task.FromResult(SaveUserOutcome.Stale);
            }

            if (_stored.Values.Any(other => other.Id != user.Id && other.Username is not null && other.Username == user.Username))
            {
                return Task.FromResult(SaveUserOutcome.UsernameTaken);
            }

            _stored[user.Id] = SnapshotOf(user) with { LastLoginAt = stored.LastLoginAt };
            return Task.FromResult(SaveUserOutcome.Saved);
        }
    }

    public Task RecordSignInAsync(EntityId id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            if (_stored.TryGetValue(id, out var stored) && !(stored.LastLoginAt > at))
            {
                _stored[id] = stored with { LastLoginAt = at };
            }

            return Task.CompletedTask;
        }
    }

    private static UserSnapshot SnapshotOf(User user) => new()
    {
        Id = user.Id,
        Email = user.Email,
        PhoneNumber = user.PhoneNumber,
        Username = user.Username,
        PasswordHash = user.PasswordHash,
        Name = user.Name,
        Bio = user.Bio,
        AvatarUrl = user.AvatarUrl,
        Address = user.Address,
        Roles = user.Roles,
        Status = user.Status,
        IsSuperuser = user.IsSuperuser,
        EmailVerified = user.EmailVerified,
        PhoneVerified = user.PhoneVerified,
        CreatedAt = user.CreatedAt,
        UpdatedAt = user.UpdatedAt,
        SecurityStamp = user.SecurityStamp,
        Version = user.Version,
    };

    private Task<User?> FindAsync(Func<UserSnapshot, bool> matches)
    {
        lock (_writing)
        {
            Lookups++;
            return Task.FromResult(_stored.Values.FirstOrDefault(matches) is { } stored ? User.Restore(stored) : null);
        }
    }
}
