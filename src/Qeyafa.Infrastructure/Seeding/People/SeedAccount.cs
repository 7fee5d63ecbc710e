using Qeyafa.Domain.Users;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>Makes the account of a seeded person, by the aggregate's own verbs.</summary>
internal static class SeedAccount
{
    /// <param name="person">The person.</param>
    /// <param name="passwordHash">The hash of the password; looked at only where there is an email address.</param>
    public static User Of(SeedPerson person, string? passwordHash)
    {
        var at = person.JoinedAt;
        var role = RoleNames.OpenToRegistration.Contains(person.Roles[0]) ? person.Roles[0] : RoleNames.Customer;
        var user = person.Email is { } email
            ? User.Register(person.Id, email, passwordHash ?? throw new ArgumentNullException(nameof(passwordHash)), person.Details.Name, role, UserStatus.Pending, at)
            : User.RegisterByPhone(person.Id, person.Phone ?? throw new ArgumentException("Somebody has neither an email address nor a telephone number.", nameof(person)), person.Details.Name, role, at);
        user.EditProfile(person.Details, at);
        if (person.IsVerified)
        {
            Verify(user, at);
        }

        if (user.Status != person.Status)
        {
            user.ChangeStatus(person.Status, at);
        }

        if (role != person.Roles[0])
        {
            user.ChangeRoles(person.Roles, at);
        }

        if (person.IsSuperuser)
        {
            user.ChangeSuperuser(isSuperuser: true, at);
        }

        return user;
    }

    private static void Verify(User user, DateTimeOffset at)
    {
        if (user.Email is null)
        {
            user.VerifyPhone(at);
        }
        else
        {
            user.VerifyEmail(at);
        }
    }
}
