using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Access;

/// <summary>Who makes the request, as the transport has verified it: never taken from a request's body.</summary>
public interface ICaller
{
    /// <summary>The signed-in person, or null for nobody.</summary>
    EntityId? UserId { get; }

    /// <summary>The session in which the person signed in, or null for nobody.</summary>
    EntityId? SessionId { get; }
}

/// <summary>What a handler asks of the caller.</summary>
public static class CallerExtensions
{
    /// <summary>The signed-in person's id.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in, though the request's declared requirement says that somebody is.</exception>
    public static EntityId RequiredUserId(this ICaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.UserId ?? throw new InvalidOperationException("The request's declared requirement does not ask for a signed-in caller.");
    }
}
