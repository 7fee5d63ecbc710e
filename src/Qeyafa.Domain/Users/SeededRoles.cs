using System.Collections.Immutable;

namespace Qeyafa.Domain.Users;

/// <summary>The roles that every installation has. They may be described anew, and but for <see cref="RoleNames.Admin"/> given other rights, and are never deleted.</summary>
public static class SeededRoles
{
    private static readonly ImmutableArray<(string Name, string Description, ImmutableArray<Grant> Grants)> All =
    [
        (RoleNames.Customer, "Somebody who is measured.", []),
        (RoleNames.Contractor, "A tailor or maker.", [Grant.ReceiveShares]),
        (RoleNames.Society, "A house or cooperative that commissions work.", [Grant.ReceiveShares]),
        (RoleNames.Admin, "Reaches everything.", Grant.All),
    ];

    /// <summary>Whether a role is one of them.</summary>
    public static bool Include(string name) => All.Any(role => role.Name == name);

    /// <summary>The roles as a new installation has them.</summary>
    /// <param name="now">The time (UTC).</param>
    public static IEnumerable<Role> At(DateTimeOffset now) =>
        All.Select(role => Role.Define(role.Name, role.Description, role.Grants.Select(grant => grant.Word), now).Value);
}
