using System.Security.Claims;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth;

/// <summary>Who a valid access token says that its bearer is. Roles are not part of it: they come from the database.</summary>
public sealed class SignedInIdentity : ClaimsIdentity
{
    /// <summary>The claim that holds the person's id.</summary>
    public const string Subject = "sub";

    /// <summary>The claim that holds the session's id.</summary>
    public const string Session = "sid";

    /// <summary>Makes the identity of a person in a session.</summary>
    public SignedInIdentity(EntityId userId, EntityId sessionId)
        : base([new Claim(Subject, userId.ToString()), new Claim(Session, sessionId.ToString())], "Bearer", Subject, roleType: null)
    {
        UserId = userId;
        SessionId = sessionId;
    }

    /// <summary>The person.</summary>
    public EntityId UserId { get; }

    /// <summary>The session in which the person signed in.</summary>
    public EntityId SessionId { get; }
}
