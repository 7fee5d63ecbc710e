using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>
/// Signs out: ends the session that the caller is signed in with, and the one that the refresh token belongs to. A session that has ended already is no failure.
/// </summary>
/// <param name="RefreshToken">A refresh token, for a client whose access token has run out; null for none.</param>
public sealed record SignOut(Secret? RefreshToken) : ICommand<Done>, IAnonymousRequest;

internal sealed class SignOutHandler(ICaller caller, ISessionRepository sessions, IRefreshTokens refreshTokens, IUnitOfWork work, IAuditLog audit) : ICommandHandler<SignOut, Done>
{
    public async Task<Result<Done>> Handle(SignOut request, CancellationToken cancellationToken)
    {
        if (caller is { UserId: { } userId, SessionId: { } sessionId })
        {
            await EndAsync(userId, sessionId, cancellationToken);
        }

        if (request.RefreshToken is { } secret && refreshTokens.Read(secret.Reveal()) is { } token && token.SessionId != caller.SessionId)
        {
            await EndAsync(token.UserId, token.SessionId, cancellationToken);
        }

        return default(Done);
    }

    private Task<Result<Done>> EndAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken) => work.RunAsync<Done>(
        async cancellation =>
        {
            if (await sessions.EndAsync(userId, sessionId, onlyAt: null, cancellation))
            {
                await audit.RecordAsync(new AuditEvent(AuditActions.SignOut, AuditOutcome.Success) { Actor = userId, Subject = userId, Session = sessionId }, cancellation);
            }

            return default(Done);
        },
        cancellationToken);
}
