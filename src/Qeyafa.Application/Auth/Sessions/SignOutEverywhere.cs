using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>Ends all of the caller's sessions, the one that it is made in among them.</summary>
public sealed record SignOutEverywhere : ICommand<Done>, ISignedInRequest;

internal sealed class SignOutEverywhereHandler(ICaller caller, ISessionControl sessions, IUnitOfWork work, IAuditLog audit) : ICommandHandler<SignOutEverywhere, Done>
{
    public Task<Result<Done>> Handle(SignOutEverywhere request, CancellationToken cancellationToken) => work.RunAsync<Done>(
        async cancellation =>
        {
            var userId = caller.RequiredUserId();
            await sessions.EndAllAsync(userId, keep: null, cancellation);
            await audit.RecordAsync(new AuditEvent(AuditActions.SessionsRevoked, AuditOutcome.Success) { Subject = userId, Detail = "all" }, cancellation);
            return default(Done);
        },
        cancellationToken);
}
