using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Notifications;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Application.Privacy;
using Qeyafa.Application.Profiles;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Sharing;
using Qeyafa.Domain.Users;
using Qeyafa.Testing.Auth;
using Qeyafa.Testing.Codes;
using Qeyafa.Testing.Privacy;
using Qeyafa.Testing.Profiles;
using Qeyafa.Testing.Sessions;
using Qeyafa.Testing.Sharing;
using Qeyafa.Testing.Users;

namespace Qeyafa.Application.Tests.Fakes;

/// <summary>The application with everything around it in memory; requests go through its whole pipeline.</summary>
internal sealed class IdentityBench : TimeProvider, ICaller, IReservedId, ICommonPasswords, IAccessTokens, IRefreshTokens, IProfileChanges, IRequestOrigin, IOutbox
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
        services.AddSingleton<IRefreshTokens>(this);
        services.AddSingleton<IRequestOrigin>(this);
        services.AddSingleton<IOutbox>(this);
        services.AddSingleton<IUnitOfWork, PlainUnitOfWork>();
        services.AddSingleton(Policy);
        Sessions = new InMemorySessions(this);
        services.AddSingleton<ISessionRepository>(Sessions);
        services.AddSingleton<ISessionControl>(Sessions);
        services.AddSingleton<IUserRepository>(Users);
        services.AddSingleton<IErasures, InMemoryErasures>();
        services.AddSingleton<IRoleRepository>(Roles);
        services.AddSingleton<IShareRepository>(Shares);
        services.AddSingleton<IProfileRepository>(Profiles);
        services.AddSingleton<IPasswordHashing>(Passwords);
        services.AddSingleton<IAttemptGate>(Gate);
        services.AddSingleton<IAuditLog>(Audit);
        Challenges = new InMemoryChallenges(this);
        services.AddSingleton<IChallengeStore>(Challenges);
        services.AddSingleton<ICodeThrottle>(Throttle);
        services.AddSingleton<IOutboxDecoy>(Throttle);
        services.AddSingleton(new CodePolicy(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1)));
        services.AddSingleton(_ => new AccountPolicy(ConcealsTaken, RequiresVerifiedEmail));
        services.AddSingleton<IDeviceTokens>(Devices);
        services.AddSingleton<IDeviceTokenExchange>(Devices);
        _services = services.BuildServiceProvider();
    }

    public InMemoryUsers Users { get; } = new();

    public InMemoryRoles Roles { get; } = new();

    public InMemoryShares Shares { get; } = new();

    public InMemoryProfiles Profiles { get; } = new();

    public PlainPasswords Passwords { get; } = new();

    public InMemorySessions Sessions { get; }

    public SessionPolicy Policy { get; } = new() { Idle = TimeSpan.FromDays(7), Absolute = TimeSpan.FromDays(30), PerUser = 20, Grace = TimeSpan.FromSeconds(10) };

    public InMemoryChallenges Challenges { get; }

    public OpenThrottle Throttle { get; } = new();

    public bool ConcealsTaken { get; set; }

    public bool RequiresVerifiedEmail { get; set; }

    public List<OutgoingMessage> Sent { get; } = [];

    public CountingGate Gate { get; } = new();

    public RecordedAudit Audit { get; } = new();

    public PlainDevices Devices { get; } = new();

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public EntityId? UserId { get; set; }

    public EntityId? SessionId { get; set; }

    public string? Device { get; set; } = "Firefox";

    string? IRequestOrigin.Address => "203.0.113.7";

    string? IRequestOrigin.TraceId => "trace";

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

    /// <summary>Signs somebody in whose credential is taken to be right.</summary>
    public async Task<SignedInDto> AdmitAsync(User user)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInDesk>().AdmitAsync(user, CancellationToken.None);
    }

    /// <summary>Stores an account that signs in with <see cref="Password"/>.</summary>
    public EntityId Store(string email, UserStatus status = UserStatus.Active, string role = RoleNames.Customer, bool superuser = false, string? hash = PlainPasswords.Prefix + Password, string? username = null)
    {
        var id = EntityId.New(DateTimeOffset.UnixEpoch);
        Users.Put(new UserSnapshot
        {
            Id = id,
            Email = EmailAddress.Parse(email),
            Username = username is null ? null : Username.FromStored(username),
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

    ValueTask<bool> IAccessTokens.LookForKeysAsync(CancellationToken cancellationToken) => throw new NotSupportedException("No use case verifies a token.");

    RefreshToken IRefreshTokens.Issue(EntityId userId, EntityId sessionId)
    {
        var value = $"refresh {userId} {sessionId} {Guid.NewGuid():N}";
        return new RefreshToken(userId, sessionId, value, $"hash of {value}");
    }

    RefreshToken? IRefreshTokens.Read(string text) => text.Split(' ') is ["refresh", var user, var session, _]
        ? new RefreshToken(EntityId.Parse(user), EntityId.Parse(session), text, $"hash of {text}")
        : null;

    ReadOnlyMemory<byte> IRefreshTokens.Seal(TokensDto pair, string successorHash) => JsonSerializer.SerializeToUtf8Bytes(pair);

    TokensDto IRefreshTokens.Open(ReadOnlyMemory<byte> sealedPair, string successorHash) => JsonSerializer.Deserialize<TokensDto>(sealedPair.Span)!;

    Task IOutbox.EnqueueAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        Sent.Add(message);
        return Task.CompletedTask;
    }

    void IProfileChanges.Changed(EntityId userId) => ChangedProfiles.Add(userId);
}
