using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.Roles;

/// <summary>The failures of roles and of changing what accounts may do.</summary>
internal static class AccessProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("superuser_protected", 403, "Only a superuser may do this", "A superuser's account is changed by superusers only, and only a superuser makes another one. Ask one to do it."),
        new("beyond_your_rights", 403, "Your account lacks a right that is concerned",
            "Nobody gives, takes or changes a right that they lack, nor changes an account that has one. Ask somebody who has it."),
        new("own_account", 409, "This is your own account", "Nobody changes the status of their own account, so that no administrator locks themselves out. Another one can."),
        new("last_superuser", 409, "This is the last superuser", "An installation keeps an active superuser. Make another one first, then repeat the request."),
        new("role_exists", 409, "The role exists", "There is a role with this name. Change that one, or choose another name."),
        new("role_in_use", 409, "The role is in use", "Accounts have this role. `GET /users?role=` lists them; take it from them, then delete it."),
        new("role_seeded", 409, "Every installation has this role", "The roles `customer`, `contractor`, `society` and `admin` cannot be deleted."),
    ];
}
