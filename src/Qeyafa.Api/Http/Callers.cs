using System.Security.Claims;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>Who a verified principal is.</summary>
internal static class Callers
{
    /// <summary>The claim that holds the account's id.</summary>
    public const string IdClaim = SignedInIdentity.Subject;

    /// <summary>The account's id; null for nobody.</summary>
    public static EntityId? Find(ClaimsPrincipal user) =>
        user.Identity is SignedInIdentity signedIn
            ? signedIn.UserId
            : user.Identity is { IsAuthenticated: true } && EntityId.TryParse(user.FindFirst(IdClaim)?.Value, null, out var id) ? id : null;
}
