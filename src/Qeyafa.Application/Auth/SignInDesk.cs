using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Signs in somebody whose credential has been found right: the one place that begins sessions and hands out their first tokens.</summary>
internal sealed class SignInDesk(
    IUserRepository users, ISessionRepository sessions, TokenDesk tokens, SessionPolicy policy, IRequestOrigin origin, IAuditLog audit, IUnitOfWork work, IMapper mapper, TimeProvider clock)
{
    /// <summary>Begins a session; the account's oldest one ends where there would be too many.</summary>
    /// <exception cref="DependencyUnavailableException">The account's credentials or status changed since they were looked at: the client is to try again.</exception>
    public async Task<SignedInDto> AdmitAsync(User user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sessionId = EntityId.New(now);
        var absoluteEnd = now + policy.Absolute;
        var expiresAt = policy.EndAfterUse(now, absoluteEnd);
        var pair = tokens.Issue(user.Id, sessionId, expiresAt - now);
        var session = new Session
        {
            Id = sessionId,
            UserId = user.Id,
            DeviceInfo = origin.Device,
            IpAddress = origin.Address,
            IsActive = true,
            AuthenticatedAt = now,
            CreatedAt = now,
            UpdatedAt = now,
            ExpiresAt = expiresAt,
            AbsoluteEnd = absoluteEnd,
            CurrentToken = pair.RefreshHash,
        };

        var begun = await work.RunAsync(cancellation => BeginAsync(user, session, cancellation), cancellationToken);
        if (!begun.IsSuccess)
        {
            throw new DependencyUnavailableException("The account changed while its owner signed in.");
        }

        user.SignedIn(now);
        return new SignedInDto(mapper.Map<UserDto>(user), pair.Tokens);
    }

    private async Task<Result<Done>> BeginAsync(User user, Session session, CancellationToken cancellationToken)
    {
        // The write to the account comes first: it puts sign-ins and changes of the same account, which end sessions, in an order.
        await users.RecordSignInAsync(user.Id, session.CreatedAt, cancellationToken);
        if (await users.FindAsync(user.Id, cancellationToken) is not { IsActive: true } stored || stored.SecurityStamp != user.SecurityStamp)
        {
            return Error.ConcurrentChange;
        }

        await sessions.AddAsync(session, cancellationToken);
        await sessions.EndOldestAsync(session.UserId, policy.PerUser, cancellationToken);
        await audit.RecordAsync(new AuditEvent(AuditActions.SignIn, AuditOutcome.Success) { Actor = user.Id, Subject = user.Id, Session = session.Id }, cancellationToken);
        return default(Done);
    }
}
