using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Access;

/// <summary>An account with all the rights that its roles give it.</summary>
/// <param name="User">The account.</param>
/// <param name="Grants">Its rights; every one for a superuser and for an administrator.</param>
internal sealed record Authority(User User, IReadOnlySet<Grant> Grants)
{
    /// <summary>Whether the account has every one of the rights: only those may it give, take or define.</summary>
    public bool Covers(IEnumerable<Grant> grants) => grants.All(Grants.Contains);

    /// <summary>Whether the account may act on another one: it has whatever the other has, and a superuser is touched by superusers only.</summary>
    public bool Outranks(Authority other) => (User.IsSuperuser || !other.User.IsSuperuser) && Covers(other.Grants);
}
