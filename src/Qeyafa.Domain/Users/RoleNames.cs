using System.Collections.Immutable;

namespace Qeyafa.Domain.Users;

/// <summary>The names of the roles that every installation has.</summary>
public static class RoleNames
{
    /// <summary>Somebody who is measured.</summary>
    public const string Customer = "customer";

    /// <summary>A tailor or maker.</summary>
    public const string Contractor = "contractor";

    /// <summary>A house or cooperative that commissions work.</summary>
    public const string Society = "society";

    /// <summary>Reaches everybody's data.</summary>
    public const string Admin = "admin";

    /// <summary>The roles that people may give themselves when they register; every other one is granted.</summary>
    public static ImmutableArray<string> OpenToRegistration { get; } = [Customer, Contractor, Society];
}
