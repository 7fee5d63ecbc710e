using Qeyafa.Domain.Users;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>The accounts of <c>seed staging</c>. Their numbers give their ids: one is added at the end, none is taken out (docs/staging.md).</summary>
internal static class StagingAccounts
{
    private const string Domain = "staging.qeyafa.example";

    /// <summary>Somebody with measurements, a wardrobe, a finished try-on, messages and tasks.</summary>
    public const int Customer = 0;

    /// <summary>Somebody else with measurements, who shares nothing.</summary>
    public const int OtherCustomer = 1;

    /// <summary>A tailor whom the customer shares with.</summary>
    public const int Contractor = 2;

    /// <summary>A cooperative.</summary>
    public const int Society = 3;

    /// <summary>The accounts, by number.</summary>
    public static IReadOnlyList<StagingAccount> All { get; } =
    [
        new("customer", "Quinn Customer"),
        new("other", "Olive Other"),
        new("contractor", "Tariq Contractor") { Role = RoleNames.Contractor },
        new("society", "Staging Society") { Role = RoleNames.Society },
        new("admin", "Ada Admin") { Role = RoleNames.Admin },
        new("superuser", "Sami Superuser") { Role = RoleNames.Admin, IsSuperuser = true },
        new("pending", "Pia Pending") { Status = UserStatus.Pending, IsVerified = false },
        new("suspended", "Sol Suspended") { Status = UserStatus.Suspended },
        new("inactive", "Ines Inactive") { Status = UserStatus.Inactive },
        new("unverified", "Uma Unverified") { IsVerified = false },
        new("lockable", "Lou Lockable"),
        new("leaver", "Lena Leaver"),
        new("empty", "Emil Empty"),
        new("phone", "Phil Phone") { Phone = "+12025550101" },
        new("phone-pending", "Pam Phone") { Phone = "+12025550102", Status = UserStatus.Pending, IsVerified = false },
    ];

    /// <summary>The email address of an account; null where it has a telephone number only.</summary>
    public static string? EmailOf(StagingAccount account) => account.Phone is null ? $"qa-{account.Key}@{Domain}" : null;

    /// <summary>The password of an account, the same on every installation: they are for testing only, and the command refuses Production.</summary>
    public static string? PasswordOf(StagingAccount account) => account.Phone is null ? $"Staging-{account.Key}-2026" : null;
}

/// <summary>An account of <c>seed staging</c>.</summary>
/// <param name="Key">The word that it is spoken of by.</param>
/// <param name="Name">The person's name.</param>
internal sealed record StagingAccount(string Key, string Name)
{
    /// <summary>The account's role.</summary>
    public string Role { get; init; } = RoleNames.Customer;

    /// <summary>What the account may do.</summary>
    public UserStatus Status { get; init; } = UserStatus.Active;

    /// <summary>Whether it is a superuser's.</summary>
    public bool IsSuperuser { get; init; }

    /// <summary>Whether the address or number is verified.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>The telephone number of an account without an email address; null for the others.</summary>
    public string? Phone { get; init; }
}
