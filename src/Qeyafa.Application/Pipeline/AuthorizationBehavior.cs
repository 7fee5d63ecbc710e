using System.Text.Json;
using MediatR;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Pipeline;

/// <summary>Lets a request through only when its declared requirement is met; a request that declares none is a bug and throws.</summary>
internal sealed class AuthorizationBehavior<TRequest, TOutcome>(ICaller caller, IAccessPolicy policy, IAuditLog audit) : IPipelineBehavior<TRequest, TOutcome>
    where TRequest : IRequest<TOutcome>
    where TOutcome : IOutcome<TOutcome>
{
    public async Task<TOutcome> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        switch (request)
        {
            case IAnonymousRequest:
                break;
            case ISignedInRequest when caller.UserId is null:
            case IOwnedRequest when caller.UserId is null:
            case IPermittedRequest when caller.UserId is null:
                return TOutcome.Failure(Error.Unauthenticated);
            case ISignedInRequest:
                break;
            case IOwnedRequest owned:
                if (!await policy.MayAsync(caller.RequiredUserId(), owned.OwnerId, owned.Permission, cancellationToken))
                {
                    await RecordAsync(owned.OwnerId, JsonNamingPolicy.SnakeCaseLower.ConvertName(owned.Permission.ToString()), cancellationToken);
                    return TOutcome.Failure(Error.NotFound);
                }

                break;
            case IPermittedRequest permitted:
                if (!await policy.HoldsAsync(caller.RequiredUserId(), permitted.Required, cancellationToken))
                {
                    await RecordAsync(subject: null, permitted.Required.Word, cancellationToken);
                    return TOutcome.Failure(Error.Forbidden);
                }

                break;
            default:
                throw new InvalidOperationException($"{typeof(TRequest).Name} does not declare who may make it.");
        }

        return await next();
    }

    private Task RecordAsync(EntityId? subject, string wanted, CancellationToken cancellationToken) =>
        audit.RecordAsync(new AuditEvent(AuditActions.AccessDenied, AuditOutcome.Denied) { Subject = subject, Detail = wanted }, cancellationToken);
}
