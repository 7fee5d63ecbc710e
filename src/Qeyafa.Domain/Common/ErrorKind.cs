namespace Qeyafa.Domain.Common;

/// <summary>What sort of expected failure an <see cref="Error"/> is. One table in the API layer gives each its HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>The request cannot be read: a wrong type, an unknown member, an id that is no id.</summary>
    Malformed,

    /// <summary>Nobody is signed in, or the credentials are wrong.</summary>
    Unauthenticated,

    /// <summary>The caller is known and may not do this.</summary>
    Forbidden,

    /// <summary>The thing is absent, or it belongs to somebody else: the two are never told apart.</summary>
    NotFound,

    /// <summary>The request collides with what is stored.</summary>
    Conflict,

    /// <summary>The client named a version (<c>If-Match</c>) that is no longer the current one.</summary>
    PreconditionFailed,

    /// <summary>The request was read and breaks a rule.</summary>
    RuleBroken,

    /// <summary>Too many requests; try again later.</summary>
    TooMany,

    /// <summary>A part that is needed is away for now.</summary>
    Unavailable,
}
