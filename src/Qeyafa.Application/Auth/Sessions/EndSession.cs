using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>Ends one of the caller's sessions. Another person's is answered as if there were none.</summary>
/// <param name="SessionId">Which one.</param>
public sealed record EndSession(EntityId SessionId) : ICommand<Done>, ISignedInRequest;

internal sealed class EndSessionHandler(ICaller caller, ISessionRepository sessions, IUnitOfWork work, IAuditLog audit) : ICommandHandler<EndSession, Done>
{
    public Task<Result<Done>> Handle(EndSession request, CancellationToken cancellationToken) => work.RunAsync<Done>(
        async cancellation =>
        {
            var userId = caller.RequiredUserId();
            if (!await sessions.EndAsync(userId, request.SessionId, onlyAt: null, cancellation))
            {
                return Error.NotFound;
            }

            await audit.RecordAsync(new AuditEvent(AuditActions.SessionsRevoked, AuditOutcome.Success) { Subject = userId, Session = request.SessionId, Detail = "one" }, cancellation);
            return default(Done);
        },
        cancellationToken);
}
