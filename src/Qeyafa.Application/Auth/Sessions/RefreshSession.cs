using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>Exchanges a refresh token for the next pair of tokens.</summary>
/// <param name="RefreshToken">The token, whatever the client sent.</param>
public sealed record RefreshSession(Secret RefreshToken) : ICommand<RefreshedDto>, IAnonymousRequest;

/// <summary>What a refresh is answered with.</summary>
/// <param name="Tokens">The next pair; the refresh token that was sent is used up.</param>
public sealed record RefreshedDto(TokensDto Tokens);

/// <remarks>
/// What is read first only says which atomic step to try; each step holds the state that it was chosen by as its precondition, and whoever misses looks again.
/// Source of the rules: RFC 9700, 4.14.2.
/// </remarks>
internal sealed class RefreshSessionHandler(
    ISessionRepository sessions,
    IRefreshTokens refreshTokens,
    TokenDesk desk,
    IUserRepository users,
    SessionPolicy policy,
    IUnitOfWork work,
    IAuditLog audit,
    IOutbox outbox,
    TimeProvider clock) : ICommandHandler<RefreshSession, RefreshedDto>
{
    private const int Looks = 8;

    public async Task<Result<RefreshedDto>> Handle(RefreshSession request, CancellationToken cancellationToken)
    {
        if (refreshTokens.Read(request.RefreshToken.Reveal()) is not { } token)
        {
            return AuthErrors.InvalidRefreshToken;
        }

        for (var look = 0; look < Looks; look++)
        {
            if (await TryAsync(token, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        throw new DependencyUnavailableException("A session changed each time that its refresh token was looked at.");
    }

    /// <summary>One look and the step that follows from it; null where somebody else came in between.</summary>
    private async Task<Result<RefreshedDto>?> TryAsync(RefreshToken token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await sessions.FindAsync(token.UserId, token.SessionId, cancellationToken) is not { } session)
        {
            return AuthErrors.InvalidRefreshToken;
        }

        var standing = session.StandingOf(token.Hash, now, policy.Grace);
        if (standing == TokenStanding.Over)
        {
            return AuthErrors.InvalidRefreshToken;
        }

        var user = await users.FindAsync(session.UserId, cancellationToken);
        return user is not { IsActive: true } ? await EndAsync(session, user, AuditActions.SessionsRevoked, cancellationToken)
            : standing == TokenStanding.Current ? await RotateAsync(session, now, cancellationToken)
            : standing == TokenStanding.JustUsed ? new RefreshedDto(refreshTokens.Open(session.LastRotation!.SealedPair, session.CurrentToken))
            : await EndAsync(session, user, AuditActions.RefreshReused, cancellationToken);
    }

    private async Task<Result<RefreshedDto>?> RotateAsync(Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var expiresAt = policy.EndAfterUse(now, session.AbsoluteEnd);
        var pair = desk.Issue(session.UserId, session.Id, expiresAt - now);
        var successor = new Successor(pair.RefreshHash, refreshTokens.Seal(pair.Tokens, pair.RefreshHash), now, expiresAt);
        var rotated = await work.RunAsync(
            async cancellation => await sessions.RotateAsync(session, successor, cancellation) ? Result<Done>.Success(default) : Error.ConcurrentChange, cancellationToken);
        return rotated.IsSuccess ? Result<RefreshedDto>.Success(new RefreshedDto(pair.Tokens)) : default(Result<RefreshedDto>?);
    }

    private async Task<Result<RefreshedDto>?> EndAsync(Session session, User? user, string why, CancellationToken cancellationToken)
    {
        var ended = await work.RunAsync<Done>(
            async cancellation =>
            {
                if (!await sessions.EndAsync(session.UserId, session.Id, session.CurrentToken, cancellation))
                {
                    return Error.ConcurrentChange;
                }

                await audit.RecordAsync(new AuditEvent(why, AuditOutcome.Denied) { Subject = session.UserId, Session = session.Id, Detail = "invalid_refresh_token" }, cancellation);
                if (why == AuditActions.RefreshReused && user?.Email is { } email)
                {
                    await outbox.EnqueueAsync(Warning(session, email), cancellation);
                }

                return default(Done);
            },
            cancellationToken);
        return ended.IsSuccess ? Result<RefreshedDto>.Failure(AuthErrors.InvalidRefreshToken) : default(Result<RefreshedDto>?);
    }

    private static OutgoingMessage Warning(Session session, EmailAddress email) => new(
        OutboxChannel.Email,
        email.Value,
        "session_ended_after_reuse",
        "We signed out one of your devices",
        new Secret($"A sign-in key of your Qeyafa account was used a second time, which can mean that somebody has copied it. We have signed out the device it belongs to"
            + $"{(session.DeviceInfo is { } device ? $" ({device})" : "")}. If that was you, just sign in again. If you do not know the device, change your password."))
    { UserId = session.UserId };
}
