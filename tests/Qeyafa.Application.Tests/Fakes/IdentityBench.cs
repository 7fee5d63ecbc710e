using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Profiles;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Users;
using Qeyafa.Testing.Profiles;
using Qeyafa.Testing.Users;

namespace Qeyafa.Application.Tests.Fakes;

/// <summary>The application with everything around it in memory; requests go through its whole pipeline.</summary>
internal sealed class IdentityBench : TimeProvider, ICaller, IReservedId, ICommonPasswords, IAccessTokens, IProfileChanges
{
    public const string Password = "wandering heron";

    private readonly ServiceProvider _services;

    public IdentityBench()
    {
        var services = new ServiceCollection().AddApplication();
        services.AddSingleton<TimeProvider>(this);
        services.AddSingleton<ICaller>(this);
        services.AddSingleton<IReservedId>(this);
        services.AddSingleton<ICommonPasswords>(this);
        services.AddSingleton<IAccessTokens>(this);
        services.AddSingleton<IProfileChanges>(this);
        services.AddSingleton<IUserRepository>(Users);
        services.AddSingleton<IProfileRepository>(Profiles);
        services.AddSingleton<IPasswordHashing>(Passwords);
        _services = services.BuildServiceProvider();
    }

    public InMemoryUsers Users { get; } = new();

    public InMemoryProfiles Profiles { get; } = new();

    public PlainPasswords Passwords { get; } = new();

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public EntityId? UserId { get; set; }

    public EntityId? SessionId => null;

    public EntityId NextId { get; set; } = EntityId.New(DateTimeOffset.UnixEpoch);

    public bool RefusesCommonPasswords { get; set; } = true;

    public List<(EntityId User, EntityId Session)> Issued { get; } = [];

    public List<EntityId> ChangedProfiles { get; } = [];

    EntityId IReservedId.Value => NextId;

    bool IReservedId.MayExist => true;

    bool ICommonPasswords.IsEnabled => RefusesCommonPasswords;

    public override DateTimeOffset GetUtcNow() => Now;

    public async Task<Result<T>> SendAsync<T>(IUseCase<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDispatcher>().SendAsync(request, CancellationToken.None);
    }

    /// <summary>Stores an account that signs in with <see cref="Password"/>.</summary>
    public EntityId Store(string email, UserStatus status = UserStatus.Active, string role = RoleNames.Customer, bool superuser = false, string? hash = PlainPasswords.Prefix + Password)
    {
        var id = EntityId.New(DateTimeOffset.UnixEpoch);
        Users.Put(new UserSnapshot
        {
            Id = id,
            Email = EmailAddress.Parse(email),
            Name = "Asha",
            PasswordHash = hash,
            Status = status,
            Roles = [role],
            IsSuperuser = superuser,
            CreatedAt = Now,
            UpdatedAt = Now,
            SecurityStamp = "stamp",
        });
        return id;
    }

    bool ICommonPasswords.Contains(string password) => RefusesCommonPasswords && password is "password" or "12345678";

    AccessToken IAccessTokens.Issue(EntityId userId, EntityId sessionId)
    {
        Issued.Add((userId, sessionId));
        return new AccessToken($"token {Issued.Count}", TimeSpan.FromMinutes(15));
    }

    ClaimsPrincipal? IAccessTokens.Verify(ReadOnlySpan<char> token) => throw new NotSupportedException("No use case verifies a token.");

    void IProfileChanges.Changed(EntityId userId) => ChangedProfiles.Add(userId);
}
