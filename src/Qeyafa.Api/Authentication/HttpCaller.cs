using Qeyafa.Application.Access;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Authentication;

/// <summary>Whoever the request's access token stands for.</summary>
internal sealed class HttpCaller(IHttpContextAccessor accessor) : ICaller
{
    public EntityId? UserId => Identity?.UserId;

    public EntityId? SessionId => Identity?.SessionId;

    private SignedInIdentity? Identity => accessor.HttpContext?.User.Identity as SignedInIdentity;
}
